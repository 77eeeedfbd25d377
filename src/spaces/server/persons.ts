import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { cancelAll } from '#participation/server';
import { exportHere, forgetHere, mergeHere } from './here.ts';
import { eraseLoans, loansOf } from './kits/persons.ts';
import { eraseMachines, exportMachines, mergeMachines } from './machines/persons.ts';
import { erasePlans, exportPlans, mergePlans } from './plans/persons.ts';
import { reservationsOf } from './reservations.ts';

/** What is kept about a person here: which spaces she booked, when and what for. */
export const exportPerson = async (person: string): Promise<Record<string, unknown[]>> => ({
	reservations: await reservationsOf(person),
	...(await exportPlans(person)),
	loans: await loansOf(person),
	shownHere: await exportHere(person),
	...(await exportMachines(person))
});

/** A reservation of one organisation that turned out to be another is paid by that one; whose it is stands in its booking. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	await mergePlans(tx, from, into);
	if (from.kind === 'person') {
		await mergeMachines(tx, from.id, into.id);
		await mergeHere(tx, from.id);
	}
	if (from.kind !== 'organization') return;
	await sql`update spaces.machine_use set organization = ${into.id} where organization = ${from.id}`.execute(tx);
	await sql`update spaces.reservation set organization = ${into.id} where organization = ${from.id}`.execute(tx);
}

/** Gives back what she booked and has not begun, and what she asked for: nobody could answer it. `giveBack` hears of it and frees the spaces. */
async function leaveAll(tx: Tx, person: string): Promise<void> {
	const { rows } = await sql<{ booking: string }>`
		select r.booking from spaces.reservation r join participation.booking_card b on b.id = r.booking
		where b.party = ${person} and upper(r.during) > now() and (lower(r.during) > now() or 'submitted' = any(b.states))`.execute(
		tx
	);
	const bookings = rows.map(({ booking }) => booking);
	await cancelAll(tx, bookings, { by: 'party', actor: null, source: 'job', reason: 'erased' });
}

/** Takes out what she wrote; that a space was somebody's stays. Before participation forgets whose bookings they are. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await leaveAll(tx, person);
	await erasePlans(tx, person);
	await sql`update spaces.reservation set purpose = null, answer = null, note = null
		where booking in (select b.id from participation.booking b where b.party = ${person})`.execute(tx);
	await forgetHere(tx, person);
	await eraseLoans(tx, person);
	await eraseMachines(tx, person);
}
