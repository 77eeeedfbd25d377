import { sql } from 'kysely';
import type { Funded } from '#kernel/funded.ts';
import { db } from '#kernel/server/db.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import type { OfferingArea } from '../offering.ts';
import type { On } from './tables.ts';

/** Somebody who was there. `holder` null: a place without a name; `birthYear` where she has given it; `again`: somebody who is gone, and is counted by another place. */
export type CountedPresence = Readonly<{
	seat: string;
	booking: string;
	holder: string | null;
	/** The random number of somebody who is gone, under which all of hers that stands under seal is one person's. */
	gone: string | null;
	birthYear: number | null;
	again: boolean;
	occurrence: string;
	area: OfferingArea;
	operation: string | null;
	at: Date;
}>;
/** A signed sheet of a séance, by the hash of its scan. */
export type CountedSheet = Readonly<{ id: string; occurrence: string; hash: string; uploadedAt: Date }>;

/** What must stand on an activity that an operation pays for. */
export async function fundingOf(offering: string, on: On = db): Promise<Funded | null> {
	const { rows } = await sql<{ operation: string | null }>`
		select operation from agenda.offering where id = ${offering}`.execute(on);
	return fundedBy(rows[0]?.operation ?? null, on);
}

/** Who was there at which séance: a séance that was called off had nobody. Named `o` and `a` beside what else is known of them. */
const there = sql`participation.attendance_card a join agenda.occurrence o on a.subject_kind = 'occurrence' and o.id = a.subject
	join agenda.offering f on f.id = o.offering left join identity.person p on p.id = a.holder
	left join kernel.sealed_card k on a.holder is null and k.subject_kind = 'seat' and k.subject = a.seat
	where a.state = 'fulfilled' and o.status = 'scheduled'`;
const dayOf = (timeZone: string) => sql`(o.starts_at at time zone ${timeZone})::date`;

/** By what it is known that a day's presences and sheets are what they were: one changed row makes another sum. Days without any are not there. */
export async function presenceDays(timeZone: string, on: On = db): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ day: string; sum: string }>`
		select day::text as day, count(*) || ' ' || sum(hashtextextended(said, 0)) as sum from (
			select ${dayOf(timeZone)} as day, concat_ws(' ', a.seat, a.booking, a.holder, 'gone', k.who, coalesce(p.birth_year, k.birth_year), a.again, o.id, o.starts_at, f.area, f.operation) as said
				from ${there}
			union all select ${dayOf(timeZone)}, concat_ws(' ', 'sheet', s.id, o.id, s.hash, s.uploaded_at)
				from agenda.attendance_sheet s join agenda.occurrence o on o.id = s.occurrence where s.removed_at is null
		) g group by day`.execute(on);
	return new Map(rows.map(({ day, sum }) => [day, sum]));
}

/**
 * Who was there at which séance, and the sheets that were signed: ids, years and hashes, no name.
 * @param among the days by the hub's clock that are asked for, as ISO dates; all, where it is not given
 */
export async function countedPresences(on: On = db, among?: Readonly<{ days: readonly string[]; timeZone: string }>) {
	const asked = among ? sql`${dayOf(among.timeZone)} = any(${[...among.days]}::date[])` : sql`true`;
	const [presences, sheets] = await Promise.all([
		// of these there may be very many, and a plugin would name the columns of all in one go
		sql<CountedPresence>`
			select a.seat, a.booking, a.holder, k.who as gone, coalesce(p.birth_year, k.birth_year) as "birthYear", a.again, o.id as occurrence, f.area, f.operation, o.starts_at as at
			from ${there} and ${asked} order by a.seat`.execute(on.withoutPlugins()),
		sql<CountedSheet>`
			select s.id, s.occurrence, s.hash, s.uploaded_at from agenda.attendance_sheet s join agenda.occurrence o on o.id = s.occurrence
			where s.removed_at is null and ${asked} order by s.id`.execute(on)
	]);
	return { presences: presences.rows, sheets: sheets.rows };
}
