import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { m } from '#messages';
import { expire, sweep } from './offers.ts';
import { erasePerson, exportPerson, mergePerson } from './persons.ts';

export const participation: Module = {
	name: 'participation',
	nouns: [
		{ kind: 'pool', name: m.participation_noun_pool },
		{ kind: 'seat', name: m.participation_noun_seat }
	],
	moments: [`select min(offered_until) from participation.seat where state = 'offered' and offered_until > $1`],
	jobs: {
		'participation.expire': { run: ({ booking }) => transaction((tx) => expire(tx, String(booking))) },
		'participation.sweep': { run: sweep, cron: '*/5 * * * *' }
	},
	export: exportPerson,
	merge: mergePerson,
	erase: erasePerson
};
