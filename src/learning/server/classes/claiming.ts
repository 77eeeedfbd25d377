import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { labelSeats } from '#participation/server';
import { codeHash, newCode } from './codes.ts';

/** The age of digital consent in Belgium (law of 30 July 2018, article 7). */
export const CLAIM_AGE = 13;

/** Makes the code of a claim card, which serves once; one that was made before serves no more. @throws 404 when the class has no such pupil. */
export async function claimCard(tx: Tx, classId: string, pupil: string): Promise<string> {
	if (!isId(pupil)) throw missing();
	const code = newCode('claim');
	const { rows } = await sql<{ id: string }>`
		update learning.pupil set claim_hash = ${codeHash('claim', code)}
		where id = ${pupil} and class = ${classId} and claimed_by is null returning id`.execute(tx);
	if (!rows[0]) throw missing();
	return code;
}

/**
 * Makes a pupil the person who holds her card and has signed in as herself: her seats, her cards and what she has done are hers, and the teacher has no part in them any more.
 * @param year the present one: who was born less than thirteen years ago cannot, whatever she says.
 * @throws classes_claim_wrong, classes_claim_young.
 */
export async function claimPupil(tx: Tx, code: string, person: string, by: By, year: number): Promise<void> {
	const birthYear = (await personById(person, tx))?.birthYear ?? null;
	if (birthYear !== null && year - birthYear < CLAIM_AGE) throw refused('classes_claim_young', { age: CLAIM_AGE });
	const { rows } = await sql<{ id: string; class: string }>`
		select id, class from learning.pupil where claim_hash = ${codeHash('claim', code)} and claimed_by is null for update`.execute(
		tx
	);
	const [pupil] = rows;
	if (!pupil) throw refused('classes_claim_wrong', {}, 422);
	await sql`update learning.pupil set claimed_by = ${person}, claimed_at = now(), claim_hash = null, secret_hash = null, class = null
		where id = ${pupil.id}`.execute(tx);
	await sql`delete from learning.pupil_session where pupil = ${pupil.id}`.execute(tx);
	await sql`delete from learning.pupil_attempt where pupil = ${pupil.id}`.execute(tx);
	await sql`update learning.class_work set class = null where pupil = ${pupil.id}`.execute(tx);
	const { rows: seats } = await sql<{
		seat: string;
	}>`select seat from learning.pupil_seat where pupil = ${pupil.id}`.execute(tx);
	await labelSeats(
		tx,
		seats.map(({ seat }) => ({ seat, name: null, holder: person })),
		by
	);
	await record(tx, {
		...{ verb: 'learning.pupil_claimed', actor: ref('person', person), source: by.source },
		...{ object: ref('pupil', pupil.id), context: ref('class', pupil.class), detail: {} }
	});
}
