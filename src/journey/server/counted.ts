import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/** Somebody who plays, and since when: her first run that is kept. */
export type CountedPlayer = Readonly<{ person: string; begunAt: Date }>;

/** Who has begun the game with an account: ids and moments. The prologue without one is in nobody's name. */
export async function countedPlayers(on: On = db): Promise<CountedPlayer[]> {
	const { rows } = await sql<CountedPlayer>`
		select person, min(begun_at) as begun_at from journey.run group by person order by person`.execute(on);
	return rows;
}
