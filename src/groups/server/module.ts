import type { Module } from '#kernel/module.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { remindDue } from './reminding.ts';
import { section } from './section.ts';
import { circle, work } from './topics.ts';
import { waits } from './waits.ts';

export const groups: Module = {
	name: 'groups',
	topics: [circle, work],
	waits,
	sections: [section],
	jobs: { 'groups.due': { run: () => remindDue(), cron: '31 6 * * *' } },
	export: exportPerson,
	merge,
	erase: erasePerson
};
