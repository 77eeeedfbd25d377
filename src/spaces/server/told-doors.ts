import { sql } from 'kysely';
import type { Fact } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';

/** The channel on which the spaces are named whose doors show something else now. */
export const DOORS = 'spaces_doors';
/** A notification is 8,000 bytes at most. */
const MOST = 150;

/** Reader of the log: names the spaces that something happened to, with what they are parts of and their parts, to the screens at their doors. */
export async function tellDoors(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const of = (kind: string, where: 'object' | 'context') =>
		facts.flatMap((fact) => (fact[where]?.kind === kind ? [fact[where].id] : []));
	const [spaces, reservations] = [of('space', 'object'), of('reservation', 'context')];
	if (!spaces.length && !reservations.length) return;
	const { rows } = await sql<{ id: string }>`
		with named as (
			select unnest(${spaces}::uuid[]) as id union select r.space from spaces.reservation r where r.id = any(${reservations}::uuid[])
		)
		select id from named union select p.part from spaces.part p join named on named.id = p.whole
		union select p.whole from spaces.part p join named on named.id = p.part`.execute(tx);
	for (let at = 0; at < rows.length; at += MOST) {
		const names = rows.slice(at, at + MOST).map(({ id }) => id);
		await sql`select pg_notify(${DOORS}, ${names.join(' ')})`.execute(tx);
	}
}
