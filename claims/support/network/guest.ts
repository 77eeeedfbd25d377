import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { guestPath } from '#missions/server';

/** Our own path of the page of somebody whom an invented delegation is to meet. */
export async function guestPage(): Promise<string> {
	const { rows } = await sql<{ id: string; turn: number }>`
		select c.id, c.turn from missions.counterpart c join missions.mission m on m.id = c.mission where m.state = 'open' and c.state <> 'left' order by c.id limit 1`.execute(
		db
	);
	const [found] = rows;
	if (!found) throw new Error('nobody is to be met');
	return guestPath(found.id, found.turn);
}
