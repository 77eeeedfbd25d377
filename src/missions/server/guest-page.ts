import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

type GuestMeeting = Readonly<{
	id: string;
	name: string | null;
	organization: string | null;
	number: number;
	startsAt: Date;
	endsAt: Date;
}>;

/** Whom somebody who was invited there meets, when and at which table. */
export async function meetingsOfGuest(counterpart: string): Promise<GuestMeeting[]> {
	const { rows } = await sql<GuestMeeting>`
		select e.id, p.name, c.name as organization, s.number, e.starts_at, e.ends_at from missions.meeting e
			join missions.traveller t on t.id = e.traveller left join identity.person p on p.id = t.person
			left join network.organization_card c on c.id = t.organization join missions.spot s on s.id = e.spot
		where e.counterpart = ${counterpart} and e.state = 'planned' order by e.starts_at`.execute(db);
	return rows;
}

/** She has said whom she would like to meet, or when she cannot. */
export const answered = (tx: Tx, id: string) =>
	within(tx)
		.updateTable('missions.counterpart')
		.set({ state: 'answered', answeredAt: new Date() })
		.where('id', '=', id)
		.execute();
