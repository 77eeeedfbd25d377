import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { nearestFree, type Stretch, without } from '../free.ts';
import { isPooled } from '../kinds.ts';
import type { Space } from '../space.ts';
import { busy } from './availability.ts';
import { exceptionsOf, openBetween } from './open.ts';
import { spaces } from './reading.ts';
import { stocks, takenFor } from './stock.ts';
import type { On } from './tables.ts';

const AROUND = 7 * 86_400_000;
const [MOST_TIMES, MOST_SPACES] = [3, 3];

/** What one can have instead: this space at other times, the nearest first, and others like it at this time. */
export type Alternatives = Readonly<{ times: readonly Stretch[]; others: readonly Space[] }>;

/** What is nearest to a time at which a space cannot be had. Only what is open, not past, and free for its time to prepare and tidy up too. */
export async function alternatives(
	space: Space,
	wanted: Stretch,
	on: On = db,
	now = new Date()
): Promise<Alternatives> {
	const { timeZone } = await hub();
	const around = {
		from: new Date(Math.max(now.getTime(), wanted.from.getTime() - AROUND)),
		until: new Date(wanted.until.getTime() + AROUND)
	};
	const open = openBetween(space, await exceptionsOf(space, on), around, timeZone);
	const taken = (await busy([space.id], around.from, around.until, on)).get(space.id) ?? [];
	const room = taken.map(({ from, until }) => widened(space, { from, until }));
	const free = without(open, room);
	const times = nearestFree(wanted, free, { stepMinutes: space.stepMinutes, earliest: now, most: MOST_TIMES });
	return { times, others: await others(space, wanted, timeZone, on) };
}

/** A booking must keep as far from what is taken as it needs to prepare before and to tidy up after it. */
const widened = ({ beforeMinutes, afterMinutes }: Space, { from, until }: Stretch): Stretch => ({
	from: new Date(from.getTime() - afterMinutes * 60_000),
	until: new Date(until.getTime() + beforeMinutes * 60_000)
});

async function others(space: Space, wanted: Stretch, timeZone: string, on: On): Promise<Space[]> {
	const like = (
		await spaces({ kind: space.kind, capacity: isPooled(space.kind) ? undefined : (space.capacity ?? undefined) }, on)
	).filter(({ id, openTo }) => id !== space.id && openTo === space.openTo);
	const known = await stocks(
		like.map(({ id }) => id),
		on
	);
	const found: Space[] = [];
	for (const one of like.toSorted(
		(a, b) => Number(b.place.id === space.place.id) - Number(a.place.id === space.place.id)
	)) {
		if (found.length === MOST_SPACES) break;
		const stock = known.get(one.id);
		if (!stock) continue;
		const { from, until } = takenFor(stock, { startsAt: wanted.from, endsAt: wanted.until });
		const taken = (await busy([one.id], from, until, on)).get(one.id) ?? [];
		const open = openBetween(one, await exceptionsOf(one, on), wanted, timeZone);
		if (!taken.length && open.some((hours) => hours.from <= wanted.from && hours.until >= wanted.until))
			found.push(one);
	}
	return found;
}
