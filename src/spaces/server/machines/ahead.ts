import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from '../tables.ts';

/** A booking of a machine that has not ended; the adult is who is beside a minor, for the team alone. */
export type Ahead = Readonly<{
	id: string;
	name: string | null;
	startsAt: Date;
	endsAt: Date;
	adult: string | null;
}>;

/** Who comes to a machine, the next first. */
export async function bookedAhead(space: string, on: On = db): Promise<Ahead[]> {
	const { rows } = await sql<Ahead>`
		select r.id, b.contact_name as name, lower(r.during) as starts_at, upper(r.during) as ends_at, c.adult
		from spaces.reservation r join participation.booking b on b.id = r.booking
			join spaces.allocation a on a.subject_kind = 'reservation' and a.subject = r.id left join spaces.companion c on c.reservation = r.id
		where r.space = ${space} and upper(r.during) > now() order by lower(r.during), r.id limit 50`.execute(on);
	return rows;
}
