import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { classesOf } from './classes.ts';
import { forgetClass, forgetPupils, keptOf } from './forgetting.ts';
import { schoolRequests } from './requests.ts';

/** The classes that a person brings, what she asked for, and what she was as a pupil. */
export async function exportClasses(person: string): Promise<Record<string, unknown[]>> {
	const { rows } = await sql<{ id: string }>`select id from learning.pupil where claimed_by = ${person}`.execute(db);
	const { works, seances } = await keptOf(rows.map(({ id }) => id));
	const taught = await classesOf(person);
	return {
		classes: taught.map(({ class: { school, year, stream, needs, phone, erasesOn }, pupils }) => ({
			...{ school, year, stream, needs, phone, erasesOn, pupils }
		})),
		requests: await schoolRequests(person),
		works,
		seances
	};
}

export async function mergeClasses(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	await sql`update learning.class_request set person = ${into.id} where person = ${from.id}`.execute(tx);
	await sql`update learning.pupil set claimed_by = ${into.id} where claimed_by = ${from.id}`.execute(tx);
}

/** Erases the classes that she brought, since nobody answers for their pupils any more, and what she was as a pupil. */
export async function eraseClasses(tx: Tx, person: string): Promise<void> {
	const by = { actor: null, source: 'job' } as const;
	for (const { class: its } of await classesOf(person, tx)) await forgetClass(tx, its.id, by);
	const { rows } = await sql<{ id: string }>`select id from learning.pupil where claimed_by = ${person}`.execute(tx);
	await forgetPupils(
		tx,
		rows.map(({ id }) => id),
		by
	);
	await sql`update learning.class_request set person = null, contact_name = null, contact_email = null, phone = null, needs = null, answer = null,
		state = case state when 'asked' then 'declined' else state end, decided_at = coalesce(decided_at, now()) where person = ${person}`.execute(
		tx
	);
}
