import { batchOf } from '#exchange/server';
import { ifThere } from '#kernel/errors.ts';
import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { forgetCounts } from './counting.ts';
import { sweepBrought } from './import/brought.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { section } from './section.ts';
import { readTowns } from './town/following.ts';
import { forgetVoices } from './voices.ts';
import { waits } from './waits.ts';

export const city: Module = {
	name: 'city',
	waits,
	sections: [section],
	moments: [
		// the day after the last day of a licence, where the hub is
		`select min((f.until + 1)::timestamp at time zone coalesce((select value ->> 'timeZone' from kernel.setting where key = 'hub'), 'UTC'))
			from city.edition_file f join city.trail t on t.edition = f.edition
			where (f.until + 1)::timestamp at time zone coalesce((select value ->> 'timeZone' from kernel.setting where key = 'hub'), 'UTC') > $1`
	],
	jobs: {
		'city.town': { run: () => readTowns(), cron: '23 * * * *' },
		'city.sweep': {
			run: async () => {
				await sweepBrought(async (batch) => (await ifThere(batchOf(batch)))?.forgottenAt === null);
				await transaction((tx) => forgetCounts(tx));
				await transaction((tx) => forgetVoices(tx));
			},
			cron: '53 3 * * *'
		}
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
