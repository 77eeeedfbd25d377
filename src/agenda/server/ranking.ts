import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';

/** What an activity has in an order that its editors choose. */
type Ranked = 'category' | 'question' | 'stage' | 'track';

/** The rank after all that an activity has had of a kind. */
export const nextRank = (kind: Ranked, offering: string) =>
	sql<number>`(select coalesce(max(rank), 0) + 1 from ${sql.table(`agenda.${kind}`)} where offering = ${offering})`;

/** Puts one of a list, given in its order, a place higher. @returns whether it moved: the first stays. @throws 404 when the list has none such. */
export async function raiseIn(tx: Tx, kind: Ranked, list: readonly Readonly<{ id: string }>[], id: string) {
	const order = list.map((one) => one.id);
	const at = order.indexOf(id);
	const above = order[at - 1];
	if (at < 0) throw missing();
	if (!above) return false;
	order.splice(at - 1, 2, id, above);
	await sql`update ${sql.table(`agenda.${kind}`)} r set rank = o.rank
		from unnest(${order}::uuid[]) with ordinality as o (id, rank) where r.id = o.id`.execute(tx);
	return true;
}
