import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { keepMinorUntil } from '#kernel/identity/server/visibility.ts';
import { ADULT_AGE, maybeMinor } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { labelSeats } from '#participation/server';
import { CLAIM_AGE, type Claimant, minorUntil, needsParent, schoolYearOf } from '../../classes/claim.ts';
import type { SchoolYear } from '../../classes/years.ts';
import { codeHash, newCode } from './codes.ts';

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

/** What whoever holds a claim card says: who she is to the pupil, and the year in which the pupil was born. */
export type Claim = Readonly<{ code: string; claimant: Claimant; born: number }>;

/**
 * Makes a pupil the person who holds her card and has signed in: her seats, her cards and what she has done are hers, and the teacher has no part in
 * them any more. From then on she is held for a minor by the class she was in, whatever she says of her age.
 * @throws classes_claim_wrong, classes_claim_parent (too young to consent herself), classes_claim_adult (no adult consents for her).
 */
export async function claimPupil(
	tx: Tx,
	{ code, claimant, born }: Claim,
	person: string,
	by: By,
	now = new Date()
): Promise<void> {
	const { rows } = await sql<{ id: string; class: string; year: SchoolYear }>`
		select p.id, p.class, c.year from learning.pupil p join learning.school_class c on c.id = p.class
		where p.claim_hash = ${codeHash('claim', code)} and p.claimed_by is null for update of p`.execute(tx);
	const [pupil] = rows;
	if (!pupil) throw refused('classes_claim_wrong', {}, 422);
	const year = now.getUTCFullYear();
	const known = await personById(person, tx);
	if (!known) throw missing();
	if (claimant === 'self' && needsParent(pupil.year, known.birthYear ?? born, year))
		throw refused('classes_claim_parent', { age: CLAIM_AGE }, 422);
	if (claimant === 'parent' && maybeMinor(known, year)) throw refused('classes_claim_adult', {}, 422);
	await keepMinorUntil(tx, person, Math.max(minorUntil(pupil.year, schoolYearOf(now)), born + ADULT_AGE));
	await sql`update learning.pupil set claimed_by = ${person}, claimed_at = now(), claimed_as = ${claimant}, claim_hash = null, secret_hash = null, class = null
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
