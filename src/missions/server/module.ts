import type { Module } from '#kernel/module.ts';
import { erasePerson, exportPerson, forgetOld, merge } from './persons.ts';
import { section } from './section.ts';
import { waits } from './waits.ts';

export const missions: Module = {
	name: 'missions',
	waits,
	sections: [section],
	jobs: { 'missions.retention': { run: () => forgetOld(), cron: '37 4 * * *' } },
	export: exportPerson,
	merge,
	erase: erasePerson
};
