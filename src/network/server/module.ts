import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { waits as bondWaits } from './bond/waits.ts';
import { exportContactOwn } from './contacts/persons.ts';
import { forgetMinors } from './contacts/subject.ts';
import { isAsked } from './invitations.ts';
import { exportMergers, forgetLateMergers } from './mergers/persons.ts';
import { merge } from './merging.ts';
import { fronts, gallery, nouns } from './nouns.ts';
import { open } from './open-data.ts';
import { announces, operations } from './operations.ts';
import { joinPartners } from './partners.ts';
import { erasePerson, exportPerson } from './people/persons.ts';
import { waits } from './waits.ts';

export const network: Module = {
	name: 'network',
	waits: [...waits, ...bondWaits],
	sections: [gallery],
	nouns,
	fronts,
	open,
	operations,
	announces,
	readers: { 'network.partners': joinPartners },
	invites: isAsked,
	jobs: {
		'network.minors': { run: async () => void (await transaction(forgetMinors)), cron: '59 3 * * *' },
		'network.mergers': { run: () => transaction(forgetLateMergers), cron: '7 4 * * *' }
	},
	export: exportPerson,
	exportOwn: async (person) => ({ ...(await exportContactOwn(person)), ...(await exportMergers(person)) }),
	merge,
	erase: erasePerson
};
