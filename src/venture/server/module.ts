import type { Module } from '#kernel/module.ts';
import { lookAfterReferrals } from './asking/chasing.ts';
import { lookAfterQuestions } from './asking/due.ts';
import { nouns } from './nouns.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { remindOfSheets } from './sheet-letter.ts';

export const venture: Module = {
	name: 'venture',
	nouns,
	jobs: {
		'venture.sheets': { run: () => remindOfSheets(), cron: '17 8 * * *' },
		'venture.questions': { run: () => lookAfterQuestions(), cron: '11 5 * * *' },
		'venture.referrals': { run: () => lookAfterReferrals(), cron: '41 5 * * *' }
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
