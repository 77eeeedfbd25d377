import type { Module } from '#kernel/module.ts';
import { announces } from './announces.ts';
import { closeBegun } from './begun.ts';
import { bond } from './bond.ts';
import { eraseContacts, exportContacts } from './contacts.ts';
import { eraseSelections, exportSelections, forgetSelections } from './festival/selections.ts';
import { hearAttended } from './inductions.ts';
import { merge } from './merging.ts';
import { fronts, nouns } from './nouns.ts';
import { occurrenceOperations } from './occurrence-operations.ts';
import { offeringOperations } from './offering-operations.ts';
import { open } from './open-data.ts';
import { erasePerson, exportPerson, leaveAll } from './persons.ts';
import { feedKey } from './private-feed.ts';
import { keepCountedOnce, proofsOfSeances } from './proofs.ts';
import { eraseProposals, exportProposals } from './proposals.ts';
import { forgetAccess } from './questions.ts';
import { forgetGuests } from './retention.ts';
import { eraseSheets, exportSheets } from './sheets.ts';
import { askForAll, readSource } from './subscription/refresh.ts';
import { waits } from './waits.ts';

export const agenda: Module = {
	name: 'agenda',
	waits,
	nouns,
	fronts,
	open,
	operations: [...offeringOperations, ...occurrenceOperations],
	announces,
	keys: [feedKey],
	readers: { 'agenda.inductions': hearAttended },
	moments: ['starts_at', 'ends_at', 'registration_from', 'registration_until'].map(
		(at) => `select min(${at}) from agenda.occurrence where ${at} > $1`
	),
	jobs: {
		'agenda.begin': { run: () => closeBegun(), cron: '*/5 * * * *' },
		'agenda.calendars': { run: askForAll, cron: '7 * * * *' },
		'agenda.calendar': { run: ({ source }) => readSource(String(source)), retryLimit: 0 },
		'agenda.forget': { run: () => forgetAccess(), cron: '41 3 * * *' },
		'agenda.guests': { run: () => forgetGuests(), cron: '53 3 * * *' },
		'agenda.selections': { run: () => forgetSelections(), cron: '47 3 * * *' }
	},
	export: async (person) => ({
		...(await exportPerson(person)),
		contacts: await exportContacts(person),
		proposals: await exportProposals(person),
		sheets: await exportSheets(person),
		festivals: await exportSelections(person)
	}),
	bond,
	merge,
	proofs: proofsOfSeances,
	erase: async (tx, person) => {
		await leaveAll(tx, person);
		await eraseContacts(tx, person);
		await eraseProposals(tx, person);
		await eraseSheets(tx, person);
		await eraseSelections(tx, person);
		await keepCountedOnce(tx, person);
		await erasePerson(tx, person);
	}
};
