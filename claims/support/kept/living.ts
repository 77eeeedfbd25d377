import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { chargeHour } from '#kernel/server/charging.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { addOperation, keepProofs } from '#kernel/server/operations.ts';
import { fill, type Given } from '../../../tests/support/filled.ts';
import { byHand } from '../by-hand/world.ts';
import { type Case, type Operation, operations } from './cases.ts';

/** Persons who are to be erased, and when the séances were over. */
export type Lived = Readonly<{ erased: readonly string[]; held: Date }>;

/** Lives through all cases: séances that were held today, a programme, a month of support, hours. */
export async function liveThrough(all: readonly Case[]): Promise<Lived> {
	for (const code of operations)
		await transaction((tx) =>
			addOperation(tx, { code, name: { source: 'fr', fr: code }, funder: 'Fonds', starts: null, ends: null })
		);
	await say('OVER', '2019-06-01');
	const held = new Date();
	const erased: string[] = [];
	for (const one of all) erased.push(...(await byHand((tx) => live(tx, one, held))));
	return { erased, held };
}

/** Says when the balance came, and whether a court asks. */
export const say = (code: Operation, lastPaidOn: string, held = false): Promise<void> =>
	transaction((tx) =>
		keepProofs(tx, code, {
			...{ lastPaidOn, proofsHeldOn: held ? lastPaidOn : null },
			proofsHeldWhy: held ? 'Le tribunal' : null
		})
	);

/** @returns whom to erase. */
async function live(tx: Tx, one: Case, held: Date): Promise<string[]> {
	const own = one.as === 'companion' ? 'Quelqu’un' : one.name;
	const person = one.as === 'walk-in' ? null : await anyone(tx, own, one.minor);
	if (one.as === 'worker') await work(tx, one, person, held);
	else if (one.as === 'staff') await study(tx, one, person);
	else if (one.as === 'signer') await sign(tx, one, person);
	else for (const code of attended(one)) await attend(tx, one, person, code, held);
	return one.erased && person ? [person] : [];
}

/** Whoever comes twice to what nobody paid for was at two séances as well. */
const attended = ({ as, paidBy }: Case): readonly (Operation | null)[] =>
	paidBy.length ? paidBy : as === 'visitor twice' ? [null, null] : [null];

const anyone = async (tx: Tx, name: string, minor: boolean): Promise<string> =>
	String(
		(
			await fill(tx, 'identity.person', {
				...{ name, given: null, family: null, erased_at: null, merged_into: null, minor_until: null },
				birth_year: minor ? new Date().getUTCFullYear() - 12 : 1980
			})
		).id
	);

async function attend(
	tx: Tx,
	one: Case,
	person: string | null,
	operation: Operation | null,
	held: Date
): Promise<void> {
	const offering = (await fill(tx, 'agenda.offering', { kind: 'training', area: 'learning', operation })).id;
	const ends = held.toISOString();
	const starts = new Date(held.getTime() - 7_200_000).toISOString();
	const its = { offering, time_zone: 'Europe/Brussels', starts_at: starts, ends_at: ends, status: 'scheduled' };
	const subject = (await fill(tx, 'agenda.occurrence', { ...its, cancelled_at: null })).id;
	const name = one.as === 'walk-in' ? one.name : null;
	const booking = (
		await fill(tx, 'participation.booking', {
			...{ kind: 'rsvp', subject_kind: 'occurrence', subject, party: person, contact_name: name, given: null },
			...{ family: null, contact_email: null }
		})
	).id;
	const seat = (more: Given) =>
		fill(tx, 'participation.seat', {
			...{ booking, given: null, family: null, category: null, again: false, offered_until: null },
			...{ state: one.came ? 'fulfilled' : 'no_show', ...more }
		});
	await seat(one.as === 'companion' ? { holder: null, holder_name: one.name } : { holder: person, holder_name: null });
}

async function work(tx: Tx, one: Case, person: string | null, held: Date): Promise<void> {
	const parts = one.paidBy.map((operation) => ({ operation, parts: 10_000 / one.paidBy.length }));
	const from = new Date(held.getTime() - 86_400_000);
	const until = new Date(from.getTime() + 3_600_000);
	await chargeHour(tx, { worker: String(person), from, until, subject: { kind: 'contact', id: newId() }, parts });
}

/** A member of staff who completed a programme, by an attestation of which the file bears her name. */
async function study(tx: Tx, one: Case, person: string | null): Promise<void> {
	const programme = (await fill(tx, 'learning.programme', { operation: one.paidBy[0], deleted_at: null })).id;
	const cohort = (await fill(tx, 'learning.cohort', { programme, deleted_at: null })).id;
	const enrolment = (
		await fill(tx, 'learning.enrolment', {
			...{
				cohort,
				person,
				payer: 'employer',
				employer: 'Inventée',
				employer_scheme: 'bce',
				employer_number: '0200065765'
			},
			...{ left_at: null, counted_at: null }
		})
	).id;
	const goal = (await fill(tx, 'learning.goal', { kind: 'cohort', subject: cohort, withdrawn_at: null })).id;
	await fill(tx, 'learning.completion', { goal, participant_kind: 'person', participant: person, lost_at: null });
	const file = (await fill(tx, 'kernel.file', { hash: 'e'.repeat(64) })).hash;
	await fill(tx, 'learning.attestation', { enrolment, file, hash: file, signed_by: null, signed_as: null });
}

async function sign(tx: Tx, one: Case, person: string | null): Promise<void> {
	const file = (await fill(tx, 'venture.file', { kind: 'company', name: 'Inventée', closed_at: null })).id;
	await fill(tx, 'venture.sheet', {
		...{ file, operation: one.paidBy[0], to_person: person, signed_by: person, signed_name: one.name },
		...{ month: '2025-12-01', signed_at: '2026-01-02T10:00Z' }
	});
}

/** Which of some names stand anywhere in the database. */
export async function readable(names: readonly string[]): Promise<Set<string>> {
	const { rows: tables } = await sql<{ name: string }>`
		select format('%I.%I', table_schema, table_name) as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
	const found = new Set<string>();
	for (const { name } of tables) {
		const { rows } = await sql<{ name: string }>`
			select n as name from unnest(${[...names]}::text[]) n where exists (select from ${sql.raw(name)} t where strpos(t::text, n) > 0)`.execute(
			db
		);
		for (const row of rows) found.add(row.name);
	}
	return found;
}
