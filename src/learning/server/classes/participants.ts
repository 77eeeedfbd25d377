import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { alsoHeldBy } from '../completion/participants.ts';
import { alsoPresent, type HeldSeat } from '../completion/present.ts';
import { pupilOfSession } from './sign-in.ts';

/** The cookie of a pupil's session. */
export const PUPIL_COOKIE = 'valley_pupil';

alsoPresent(async ({ cookies }) => {
	const pupil = await pupilOfSession(cookies.get(PUPIL_COOKIE));
	return pupil ? seatsOfPupil(pupil) : [];
});

alsoHeldBy(async (on, seats) => {
	const { rows } = await sql<{ seat: string; pupil: string }>`
		select s.seat, s.pupil from learning.pupil_seat s join learning.pupil p on p.id = s.pupil
		where s.seat = any(${[...seats]}::uuid[]) and p.claimed_by is null`.execute(on);
	return new Map(rows.map(({ seat, pupil }) => [seat, { kind: 'pupil', id: pupil }]));
});

async function seatsOfPupil({ id, pseudonym }: Readonly<{ id: string; pseudonym: string }>): Promise<HeldSeat[]> {
	const { rows } = await sql<Omit<HeldSeat, 'name'>>`
		select s.id as seat, s.ticket, v.occurrence from learning.pupil_seat p join participation.seat s on s.id = p.seat
			join learning.class_booking v on v.booking = s.booking
		where p.pupil = ${id} and s.state in ('confirmed', 'fulfilled', 'no_show')`.execute(db);
	return rows.map((row) => ({ ...row, name: pseudonym }));
}
