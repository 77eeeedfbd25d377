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

/** Who was there at which séance, and the sheets that were signed: ids, years and hashes, no name. A séance that was called off had nobody. */
export async function countedPresences(on: On = db) {
	const [presences, sheets] = await Promise.all([
		sql<CountedPresence>`
			select a.seat, a.booking, a.holder, k.who as gone, coalesce(p.birth_year, k.birth_year) as birth_year, a.again, o.id as occurrence, f.area, f.operation, o.starts_at as at
			from participation.attendance_card a join agenda.occurrence o on a.subject_kind = 'occurrence' and o.id = a.subject
				join agenda.offering f on f.id = o.offering left join identity.person p on p.id = a.holder
				left join kernel.sealed_card k on a.holder is null and k.subject_kind = 'seat' and k.subject = a.seat
			where a.state = 'fulfilled' and o.status = 'scheduled' order by a.seat`.execute(on),
		sql<CountedSheet>`
			select id, occurrence, hash, uploaded_at from agenda.attendance_sheet where removed_at is null order by id`.execute(
			on
		)
	]);
	return { presences: presences.rows, sheets: sheets.rows };
}
