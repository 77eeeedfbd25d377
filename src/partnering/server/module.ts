import type { Module } from '#kernel/module.ts';
import { lookAfterProposals } from './expiry.ts';
import { askOutcomes } from './outcomes.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { section } from './section.ts';
import { proposals, talk } from './topics.ts';
import { waits } from './waits.ts';

export const partnering: Module = {
	name: 'partnering',
	topics: [talk, proposals],
	waits,
	sections: [section],
	jobs: {
		'partnering.expiry': { run: () => lookAfterProposals(), cron: '19 6 * * *' },
		'partnering.outcomes': { run: () => askOutcomes(), cron: '43 6 * * *' }
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
