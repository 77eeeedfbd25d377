import type { Module } from '#kernel/module.ts';
import { lookAfterProposals } from './expiry.ts';
import { talkLetterbox } from './mailing.ts';
import { askOutcomes } from './outcomes.ts';
import { forgetOutsides } from './outside-forgetting.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { section } from './section.ts';
import { waits } from './waits.ts';

export const partnering: Module = {
	name: 'partnering',
	waits,
	sections: [section],
	letterbox: talkLetterbox,
	jobs: {
		'partnering.expiry': { run: () => lookAfterProposals(), cron: '19 6 * * *' },
		'partnering.outsides': { run: () => forgetOutsides(), cron: '7 4 * * *' },
		'partnering.outcomes': { run: () => askOutcomes(), cron: '43 6 * * *' }
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
