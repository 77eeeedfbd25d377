import { sql } from 'kysely';
import type { Listing } from '#agenda';
import { bookedOccurrences } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { SchoolClass } from '../../classes/class.ts';
import { lessonCode } from './codes.ts';

type On = Tx | typeof db;

/** A class with its séances and how many pupils come to each. */
export type TaughtClass = Readonly<{
	class: SchoolClass;
	visits: readonly Readonly<{ booking: string; pupils: number; atSchool: boolean; live: boolean; listing: Listing }>[];
	/** How many pseudonyms were made. */
	pupils: number;
	works: number;
}>;

/** The day on which a class `c` is erased: a séance that was moved moves it too, and what the night has written down is never brought forward. */
export const erasesOn = sql`greatest(c.erases_on, (
	select (max(o.ends_at at time zone o.time_zone)::date + interval '13 months')::date
	from learning.class_booking v join agenda.occurrence o on o.id = v.occurrence where v.class = c.id))`;

export const classColumns = sql`c.id, c.school, c.year, c.stream, c.needs, c.phone, c.locale, c.code, ${erasesOn} as erases_on,
	case when c.lesson_until > now() then c.lesson_until end as lesson_until`;

/** The classes that a person brings, the one with the latest séance first. */
export async function classesOf(teacher: string, on: On = db): Promise<TaughtClass[]> {
	const { rows } = await sql<SchoolClass>`
		select ${classColumns} from learning.school_class c where exists (
			select from learning.class_booking v join participation.booking_card b on b.id = v.booking
			where v.class = c.id and b.party = ${teacher})`.execute(on);
	const taught = await withVisits(rows, on);
	const last = ({ visits }: TaughtClass): number =>
		Math.max(0, ...visits.map(({ listing }) => listing.occurrence.startsAt.getTime()));
	return taught.toSorted((one, other) => last(other) - last(one));
}

/** A class that a person brings, found among her own. @throws 404. */
export async function taughtClass(teacher: string, id: string, on: On = db): Promise<TaughtClass> {
	const found = isId(id) ? (await classesOf(teacher, on)).find((one) => one.class.id === id) : undefined;
	if (!found) throw missing();
	return found;
}

/** A class, for whoever has found it through a booking. @throws 404. */
export async function schoolClassOf(id: string, on: On = db): Promise<SchoolClass> {
	const { rows } =
		await sql<SchoolClass>`select ${classColumns} from learning.school_class c where c.id = ${id}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** The code of the lesson as long as it lives; null when there is none. */
export async function lessonCodeOf(id: string, on: On = db): Promise<string | null> {
	const { rows } = await sql<{ round: number }>`
		select lesson_round as round from learning.school_class where id = ${id} and lesson_until > now()`.execute(on);
	return rows[0] ? lessonCode(id, rows[0].round) : null;
}

type Row = { class: string; booking: string; occurrence: string; pupils: number; atSchool: boolean; live: boolean };

async function withVisits(classes: readonly SchoolClass[], on: On): Promise<TaughtClass[]> {
	const ids = classes.map(({ id }) => id);
	const { rows } = await sql<Row>`
		select v.class, v.booking, v.occurrence, v.pupils, v.at_school,
			b.states && '{confirmed,waitlisted,offered,fulfilled,no_show}'::text[] as live
		from learning.class_booking v join participation.booking_card b on b.id = v.booking where v.class = any(${ids}::uuid[])`.execute(
		on
	);
	const { rows: counts } = await sql<{ class: string; pupils: number; works: number }>`
		select c.id as class, (select count(*)::int from learning.pupil p where p.class = c.id) as pupils,
			(select count(*)::int from learning.class_work w where w.class = c.id and w.state <> 'removed') as works
		from learning.school_class c where c.id = any(${ids}::uuid[])`.execute(on);
	const listings = new Map(
		(
			await bookedOccurrences(
				rows.map(({ occurrence }) => occurrence),
				on
			)
		).map((listing) => [listing.occurrence.id, listing])
	);
	return classes.map((one) => ({
		class: one,
		visits: rows.flatMap(({ class: of, occurrence, ...visit }) => {
			const listing = listings.get(occurrence);
			return of === one.id && listing ? [{ ...visit, listing }] : [];
		}),
		pupils: counts.find((count) => count.class === one.id)?.pupils ?? 0,
		works: counts.find((count) => count.class === one.id)?.works ?? 0
	}));
}
