import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Space } from '../space.ts';
import { spacesById } from './reading.ts';
import type { On } from './tables.ts';

/** What a space is made of, and what it is a part of. */
export async function spacesAround(
	{ id }: Pick<Space, 'id'>,
	on: On = db
): Promise<{ parts: Space[]; wholes: Space[] }> {
	const { rows } = await sql<{ id: string; whole: boolean }>`
		select part as id, false as whole from spaces.part where whole = ${id} union all select whole, true from spaces.part where part = ${id}`.execute(
		on
	);
	const all = await spacesById(
		rows.map((row) => row.id),
		on
	);
	const found = (whole: boolean) =>
		all.filter((one) => !one.deletedAt && rows.some((row) => row.id === one.id && row.whole === whole));
	return { parts: found(false), wholes: found(true) };
}
