import { type Pool, poolsFor } from './locks.ts';

/** Of some seats the first that find room in all their pools; `room`: how much there is in a pool, null: no limit. */
export function fitting<S extends Readonly<{ category: string | null }>>(
	seats: readonly S[],
	pools: readonly Pool[],
	room: (pool: Pool) => number | null
): S[] {
	const left = new Map(pools.map((pool) => [pool.id, room(pool) ?? Number.POSITIVE_INFINITY]));
	return seats.filter(({ category }) => {
		const ids = poolsFor(category, pools).map(({ id }) => id);
		const fits = ids.every((id) => (left.get(id) ?? 0) > 0);
		if (fits) for (const id of ids) left.set(id, (left.get(id) ?? 0) - 1);
		return fits;
	});
}
