import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { keepRooms } from './rooms.ts';
import type { On } from './tables.ts';

/** A séance that is to come in a place, and has no room there. */
export type Roomless = Readonly<{
	id: string;
	offering: string;
	title: Words;
	theme: Words | null;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
}>;

const MOST = 500;

/** The séances of a place, by its id, that have not ended and have no room there, in order of time; five hundred at most. */
export async function roomless(place: string, on: On = db): Promise<Roomless[]> {
	const { rows } = await sql<Roomless>`
		select o.id, o.offering, f.title, o.theme, o.starts_at, o.ends_at, o.time_zone
		from agenda.occurrence o join agenda.offering f on f.id = o.offering
		where o.place = ${place} and o.space is null and o.status = 'scheduled' and o.ends_at > now() and f.deleted_at is null
		order by o.starts_at, o.id limit ${MOST}`.execute(on);
	return rows;
}

type Given = Readonly<{ id: string; offering: string; startsAt: Date; endsAt: Date; before: string | null }>;

/**
 * Gives séances a space of the place that they are in. Whoever registered gets a letter only where they had another one; a séance for which the space is not free keeps it as a clash.
 * @returns how many séances it is that have it now and had not. Those that are elsewhere, called off or over are left as they are.
 */
export async function giveRoom(tx: Tx, occurrences: readonly string[], space: string, by: By): Promise<number> {
	const { rows } = await sql<Given>`
		with given as (
			select o.id, o.space as before from agenda.occurrence o join spaces.space_card s on s.id = ${space} and s.place = o.place and s.deleted_at is null
			where o.id = any(${[...occurrences]}::uuid[]) and o.status = 'scheduled' and o.ends_at > now() and o.space is distinct from s.id
			order by o.id for no key update of o
		)
		update agenda.occurrence o set space = ${space}, revision = o.revision + 1, updated_at = now() from given where o.id = given.id
		returning o.id, o.offering, o.starts_at, o.ends_at, given.before`.execute(tx);
	for (const { id, offering, startsAt, endsAt, before } of rows) {
		const fact = { ...by, object: ref('occurrence', id), context: ref('offering', offering) };
		const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
		if (before)
			await record(tx, {
				...fact,
				verb: 'agenda.rescheduled',
				detail: { minutes, movedMinutes: 0, placeChanged: true }
			});
		else await record(tx, { ...fact, verb: 'agenda.rewritten', detail: { fields: 1 } });
	}
	await keepRooms(
		tx,
		rows.map(({ id }) => id),
		by,
		{ clash: 'show' }
	);
	return rows.length;
}
