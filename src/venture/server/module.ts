import type { Module } from '#kernel/module.ts';
import { nouns } from './nouns.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { remindOfSheets } from './sheet-letter.ts';

export const venture: Module = {
	name: 'venture',
	nouns,
	jobs: { 'venture.sheets': { run: () => remindOfSheets(), cron: '17 8 * * *' } },
	export: exportPerson,
	merge,
	erase: erasePerson
};
