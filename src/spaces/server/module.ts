import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { sweepLeases } from './leases.ts';
import { nouns } from './nouns.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { forgetOldBooks } from './plans/persons.ts';

export const spaces: Module = {
	name: 'spaces',
	nouns,
	moments: [
		...['lower', 'upper'].map((end) => `select min(${end}(during)) from spaces.occupancy where ${end}(during) > $1`),
		`select min(held_until) from spaces.allocation where held_until > $1`
	],
	jobs: {
		'spaces.leases': { run: () => sweepLeases(), cron: '*/5 * * * *' },
		'spaces.books': { run: () => transaction((tx) => forgetOldBooks(tx)), cron: '47 3 2 1 *' }
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
