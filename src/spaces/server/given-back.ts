import { sql } from 'kysely';
import { type Fact, ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { over } from '#participation';
import { allot } from './allocations.ts';

const ends = ['participation.cancelled', 'participation.withdrawn', 'participation.declined', 'participation.expired'];

type Left = Readonly<{
	id: string;
	space: string;
	startsAt: Date;
	endsAt: Date;
	operation: string | null;
	left: number;
}>;

/**
 * Reader of the log: a reservation whose booking ends otherwise than by `cancelReservation`, as at the page of the booking, among the registrations or with its person, gives its space back; of several
 * desks those that are no longer wanted.
 */
export async function giveBack(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const seats = facts.flatMap(({ verb, object }) => (ends.includes(verb) ? [object.id] : []));
	if (!seats.length) return;
	const { rows } = await sql<Left>`
		select r.id, r.space, lower(r.during) as starts_at, upper(r.during) as ends_at, r.operation, count(l.id)::int as left
		from spaces.reservation r join spaces.allocation a on a.subject_kind = 'reservation' and a.subject = r.id
			left join participation.seat l on l.booking = r.booking and l.state <> all(${over})
		where r.booking in (select booking from participation.seat where id = any(${seats}::uuid[])) and upper(r.during) > now()
		group by r.id, a.quantity having count(l.id) < a.quantity or count(l.id) = 0`.execute(tx);
	if (!rows.length) return;
	for (const { id, left } of rows)
		if (left) await sql`update spaces.reservation set quantity = ${left} where id = ${id}`.execute(tx);
	const wishes = rows.map(({ id, space, left, ...when }) => ({
		...{ subject: ref('reservation', id), space: left ? space : null, quantity: left },
		...when
	}));
	await allot(tx, wishes, { actor: null, source: 'job' }, { clash: 'show' });
}
