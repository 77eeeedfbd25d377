import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { On } from '../tables.ts';
import { freeWithout } from './freeing.ts';
import { inductionById } from './inductions.ts';

/** That somebody has an induction, or had it. */
export type Inducted = Readonly<{
	id: string;
	induction: string;
	inductionName: Words;
	person: string;
	personName: string;
	since: Date;
	until: Date | null;
	/** The séance that gave it. */
	occurrence: string | null;
	revokedAt: Date | null;
	/** Why, for the team and herself. */
	reason: string | null;
}>;

/** Somebody who was at a séance, or whose presence was taken back. */
export type Presence = Readonly<{ person: string; offering: string; occurrence: string; at: Date; came: boolean }>;

/**
 * Hears who was at the séances of activities: whoever came has the inductions that they give, from then on, and who turns out not to have come has not. The same again changes nothing.
 */
export async function hearPresences(tx: Tx, presences: readonly Presence[], by: By): Promise<void> {
	for (const { person, offering, occurrence, at, came } of presences) {
		const { rows } = await sql<{ id: string }>`select id from spaces.induction where offering = ${offering}`.execute(
			tx
		);
		for (const { id } of rows)
			if (came) await give(tx, { induction: id, person, since: at, occurrence }, by);
			else await takeBack(tx, id, person, occurrence, by);
	}
}

/** Gives an induction by hand, from now on. @throws 404 */
export async function giveInduction(tx: Tx, induction: string, person: string, by: By): Promise<void> {
	await inductionById(induction, tx);
	// a button that is pressed twice gives it once
	await sql`select from spaces.induction where id = ${induction} for update`.execute(tx);
	const { rows } =
		await sql`select from spaces.inducted where induction = ${induction} and person = ${person} and occurrence is null
		and revoked_at is null and since > now() - interval '1 minute'`.execute(tx);
	if (!rows.length) await give(tx, { induction, person, since: new Date(), occurrence: null }, by);
}

type Given = Readonly<{ induction: string; person: string; since: Date; occurrence: string | null }>;

async function give(tx: Tx, { induction, person, since, occurrence }: Given, by: By): Promise<void> {
	const { rows } = await sql<{ until: Date | null }>`
		insert into spaces.inducted (id, induction, person, since, until, occurrence, given_by)
		select ${newId()}, i.id, p.id, ${since}, ${since}::timestamptz + make_interval(months => i.months), ${occurrence}, ${by.actor?.id ?? null}
		from spaces.induction i join identity.person p on p.id = ${person} and p.erased_at is null where i.id = ${induction}
		on conflict do nothing returning until`.execute(tx);
	if (rows[0])
		await record(tx, {
			...by,
			verb: 'spaces.inducted',
			...{ object: ref('induction', induction), target: ref('person', person) },
			...(occurrence ? { context: ref('occurrence', occurrence) } : {}),
			detail: { byHand: occurrence === null, ends: rows[0].until !== null }
		});
}

async function takeBack(tx: Tx, induction: string, person: string, occurrence: string, by: By): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		delete from spaces.inducted where induction = ${induction} and person = ${person} and occurrence = ${occurrence} and revoked_at is null returning id`.execute(
		tx
	);
	if (rows[0]) await ended(tx, induction, person, by);
}

/**
 * Takes an induction from somebody, with a reason: her bookings of what needs it are free again, and a letter says so.
 * @returns how many bookings were freed. Throws machines_reason_missing, 404 when she has not got it any more.
 */
export async function revokeInduction(tx: Tx, id: string, reason: string, by: By): Promise<number> {
	if (!reason.trim()) throw refused('machines_reason_missing', {}, 422);
	const { rows } = isId(id)
		? await sql<{ induction: string; person: string }>`
			update spaces.inducted set revoked_at = now(), revoked_by = ${by.actor?.id ?? null}, reason = ${reason.trim().slice(0, 500)}
			where id = ${id} and revoked_at is null returning induction, person`.execute(tx)
		: { rows: [] };
	if (!rows[0]) throw missing();
	const { induction, person } = rows[0];
	// whichever séance or word gave it to her
	await sql`update spaces.inducted set revoked_at = now(), revoked_by = ${by.actor?.id ?? null}, reason = ${reason.trim().slice(0, 500)}
		where induction = ${induction} and person = ${person} and revoked_at is null`.execute(tx);
	return ended(tx, induction, person, by);
}

async function ended(tx: Tx, induction: string, person: string, by: By): Promise<number> {
	const freed = await freeWithout(tx, induction, person, by);
	await record(tx, {
		...by,
		verb: 'spaces.induction_ended',
		...{ object: ref('induction', induction), target: ref('person', person) },
		detail: { freed }
	});
	return freed;
}

/** Looks at the bookings of those whose induction has come to its end, and frees what was booked over it. */
export async function endInductions(now = new Date()): Promise<void> {
	await transaction(async (tx) => {
		const { rows } = await sql<{ induction: string; person: string }>`
			update spaces.inducted set ended = true where until <= ${now} and revoked_at is null and not ended returning induction, person`.execute(
			tx
		);
		for (const { induction, person } of rows) await ended(tx, induction, person, { actor: null, source: 'job' });
	});
}

/** Who has an induction or had it, those who have it first. */
export const inductedIn = (induction: string, on: On = db): Promise<Inducted[]> =>
	isId(induction) ? read(on, sql`d.induction = ${induction}`) : Promise.resolve([]);

/** What somebody has been inducted into, the latest first. */
export const inductionsOf = (person: string, on: On = db): Promise<Inducted[]> => read(on, sql`d.person = ${person}`);

async function read(on: On, where: ReturnType<typeof sql>): Promise<Inducted[]> {
	const { rows } = await sql<Inducted>`
		select d.id, d.induction, i.name as induction_name, d.person, p.name as person_name, d.since, d.until, d.occurrence, d.revoked_at, d.reason
		from spaces.inducted d join spaces.induction i on i.id = d.induction join identity.person p on p.id = d.person
		where ${where} order by d.revoked_at is not null, d.since desc, d.id limit 1000`.execute(on);
	return rows;
}
