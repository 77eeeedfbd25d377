import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from '../tables.ts';

/** The units of some spaces that are given, by space and number. */
export async function unitsOfSpaces(
	spaces: readonly string[],
	on: On = db
): Promise<Readonly<{ id: string; space: string; number: number }>[]> {
	const { rows } = await sql<{ id: string; space: string; number: number }>`
		select id, space, number from spaces.unit where space = any(${[...spaces]}::uuid[]) and retired_at is null order by space, number`.execute(
		on
	);
	return rows;
}
