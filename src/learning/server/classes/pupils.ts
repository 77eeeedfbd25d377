import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { isOver } from '#participation';
import { bookingById, labelSeats } from '#participation/server';
import { MOST_PUPILS } from '../../classes/class.schema.ts';
import type { Pupil, PupilCard } from '../../classes/class.ts';
import { pseudonymOf } from '../../classes/pseudonym.ts';
import { cardPictures, secretHash } from './codes.ts';

type On = Tx | typeof db;
type Row = Pupil & { round: number };

const rowsOf = async (classId: string, on: On): Promise<Row[]> =>
	(
		await sql<Row>`select id, number, pseudonym, single_use, secret_hash is not null and secret_round > 0 as printed, claimed_at, secret_round as round
			from learning.pupil where class = ${classId} order by number`.execute(on)
	).rows;

/** The pupils of a class, in the order of their numbers. */
export async function pupilsOf(classId: string, on: On = db): Promise<Pupil[]> {
	return (await rowsOf(classId, on)).map(({ round: _, ...pupil }) => pupil);
}

/** The same with what stands on the cards of those who have not chosen pictures of their own: for their teacher alone. */
export async function cardsOf(classId: string, on: On = db): Promise<PupilCard[]> {
	return (await rowsOf(classId, on)).map(({ round, ...pupil }) => ({
		...pupil,
		pictures: pupil.printed ? cardPictures(pupil.id, round) : null
	}));
}

/**
 * Makes pseudonyms until a class has so many, and binds all that have no seat to the seats of its bookings, so that the door knows them. The same number again
 * changes nothing.
 * @throws classes_pupils_range beyond what a class can be.
 */
export async function makePupils(tx: Tx, classId: string, count: number, by: By): Promise<void> {
	if (!Number.isSafeInteger(count) || count < 1 || count > MOST_PUPILS) throw refused('classes_pupils_range', {}, 422);
	const { locale } = await held(tx, classId);
	const known = await rowsOf(classId, tx);
	const free = Array.from({ length: MOST_PUPILS * 2 }, (_, index) => index + 1).filter(
		(number) => !known.some((pupil) => pupil.number === number)
	);
	const made = free.slice(0, Math.max(0, count - known.length)).map((number) => {
		const id = newId();
		return { id, number, pseudonym: pseudonymOf(number, classId, locale), hash: secretHash(id, cardPictures(id, 1)) };
	});
	for (const { id, number, pseudonym, hash } of made)
		await sql`insert into learning.pupil (id, class, number, pseudonym, secret_round, secret_hash)
			values (${id}, ${classId}, ${number}, ${pseudonym}, 1, ${hash})`.execute(tx);
	await bindSeats(tx, classId, by);
	if (made.length)
		await record(tx, {
			...by,
			verb: 'learning.pupils_made',
			object: ref('class', classId),
			detail: { count: made.length }
		});
}

/** Binds the pupils to the live seats of the class's bookings, by their numbers; who has a seat in one keeps it. */
export async function bindSeats(tx: Tx, classId: string, by: By): Promise<void> {
	const pupils = await rowsOf(classId, tx);
	const { rows } = await sql<{
		booking: string;
	}>`select booking from learning.class_booking where class = ${classId}`.execute(tx);
	for (const { booking } of rows) {
		const live = (await bookingById(booking, tx)).seats.filter(({ state }) => !isOver(state));
		const { rows: bound } = await sql<{ seat: string; pupil: string }>`
			select seat, pupil from learning.pupil_seat where seat = any(${live.map(({ id }) => id)}::uuid[])`.execute(tx);
		const free = live.filter(({ id, state }) => state === 'confirmed' && !bound.some(({ seat }) => seat === id));
		const without = pupils.filter(({ id, claimedAt }) => !claimedAt && !bound.some(({ pupil }) => pupil === id));
		const pairs = without.slice(0, free.length).map((pupil, turn) => ({ pupil, seat: free[turn]?.id ?? '' }));
		for (const { pupil, seat } of pairs)
			await sql`insert into learning.pupil_seat (seat, pupil) values (${seat}, ${pupil.id})`.execute(tx);
		await labelSeats(
			tx,
			pairs.map(({ pupil, seat }) => ({ seat, name: pupil.pseudonym, holder: null })),
			by
		);
	}
}

/**
 * Makes new secrets for some pupils, or for all: each serves once, then she chooses three pictures. Their sessions end.
 * @returns how many.
 */
export async function resetSecrets(tx: Tx, classId: string, pupils: readonly string[] | null, by: By): Promise<number> {
	await held(tx, classId);
	const meant = (await rowsOf(classId, tx)).filter(
		({ id, claimedAt }) => !claimedAt && (!pupils || pupils.includes(id))
	);
	if (pupils?.length && !meant.length) throw missing();
	const ids = meant.map(({ id }) => id);
	await sql`delete from learning.pupil_session where pupil = any(${ids}::uuid[])`.execute(tx);
	await sql`delete from learning.pupil_attempt where pupil = any(${ids}::uuid[])`.execute(tx);
	for (const { id, round } of meant) {
		const next = Math.abs(round) + 1;
		await sql`update learning.pupil set secret_round = ${next}, secret_hash = ${secretHash(id, cardPictures(id, next))}, single_use = true
			where id = ${id}`.execute(tx);
	}
	const detail = { count: ids.length };
	if (ids.length) await record(tx, { ...by, verb: 'learning.secrets_reset', object: ref('class', classId), detail });
	return ids.length;
}

/** A class's language, held until the end of the transaction, so that two who make pseudonyms at once do not make them twice. */
async function held(tx: Tx, classId: string): Promise<{ locale: Locale }> {
	const { rows } = await sql<{ locale: Locale }>`
		select locale from learning.school_class where id = ${classId} for update`.execute(tx);
	if (!rows[0]) throw missing();
	return rows[0];
}
