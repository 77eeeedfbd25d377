import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { HeldSeat } from '../completion/present.ts';
import { pupilOfSession } from './sign-in.ts';

/** The cookie of a pupil's session. */
export const PUPIL_COOKIE = 'valley_pupil';

/** The places of the pupil of a session; none when there is no pupil. */
export async function seatsOfPupil(token: string | undefined): Promise<HeldSeat[]> {
	const pupil = await pupilOfSession(token);
	if (!pupil) return [];
	const { rows } = await sql<Omit<HeldSeat, 'name'>>`
		select s.id as seat, s.ticket, v.occurrence from learning.pupil_seat p join participation.seat s on s.id = p.seat
			join learning.class_booking v on v.booking = s.booking
		where p.pupil = ${pupil.id} and s.state in ('confirmed', 'fulfilled', 'no_show')`.execute(db);
	return rows.map((row) => ({ ...row, name: pupil.pseudonym }));
}
