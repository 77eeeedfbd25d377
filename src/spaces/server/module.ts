import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { bond } from './bond.ts';
import { giveBack } from './given-back.ts';
import { forgetShown } from './here.ts';
import { chaseLate } from './kits/chasing.ts';
import { forgetConditions } from './kits/forgetting.ts';
import { sweepLeases } from './leases.ts';
import { endInductions } from './machines/inducted.ts';
import { forgetCompanions } from './machines/persons.ts';
import { freeMissed } from './no-shows.ts';
import { askForOutside, readOutside } from './outside/refresh.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { forgetOldBooks } from './plans/persons.ts';
import { screenKey } from './screens.ts';
import { section } from './section.ts';
import { tellDoors } from './told-doors.ts';
import { waits } from './waits.ts';

export const spaces: Module = {
	name: 'spaces',
	waits,
	keys: [screenKey],
	sections: [section],
	moments: [
		...['lower', 'upper'].map((end) => `select min(${end}(during)) from spaces.occupancy where ${end}(during) > $1`),
		`select min(held_until) from spaces.allocation where held_until > $1`
	],
	readers: { 'spaces.doors': tellDoors, 'spaces.given-back': giveBack },
	// the minute at which a calendar was read is shown
	tells: ['select max(read_at) from spaces.outside'],
	jobs: {
		'spaces.leases': { run: () => sweepLeases(), cron: '*/5 * * * *' },
		'spaces.no_shows': { run: async () => void (await freeMissed()), cron: '* * * * *' },
		'spaces.outsides': { run: askForOutside, cron: '*/15 * * * *' },
		'spaces.outside': { run: ({ space }) => readOutside(String(space)), retryLimit: 0 },
		'spaces.books': { run: () => transaction((tx) => forgetOldBooks(tx)), cron: '47 3 2 1 *' },
		'spaces.late-kits': { run: () => chaseLate(), cron: '23 7 * * *' },
		'spaces.conditions': { run: async () => void (await forgetConditions()), cron: '3 4 * * *' },
		'spaces.inductions': { run: () => endInductions(), cron: '11 * * * *' },
		'spaces.companions': { run: () => forgetCompanions(), cron: '57 3 * * *' },
		'spaces.shown-here': { run: () => forgetShown(), cron: '7 * * * *' }
	},
	export: exportPerson,
	bond,
	merge,
	erase: erasePerson
};
