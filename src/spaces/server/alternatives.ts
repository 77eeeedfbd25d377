import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { joined, nearestFree, type Stretch, without } from '../free.ts';
import { isPooled } from '../kinds.ts';
import type { Space } from '../space.ts';
import { busy } from './availability.ts';
import { freeAt } from './free-at.ts';
import { exceptionsOf, minuteOf, openBetween } from './open.ts';
import { elsewhere } from './outside/elsewhere.ts';
import { spaces } from './reading.ts';
import type { On } from './tables.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
const AROUND = 7 * DAY;
const [MOST_TIMES, MOST_SPACES] = [3, 3];

/** What one can have instead: this space at other times, the nearest first, and others like it at this time. */
export type Alternatives = Readonly<{ times: readonly Stretch[]; others: readonly Space[] }>;

/**
 * What is nearest to a time at which so many units of a space cannot be had. Only what its rules let one book now: open, with its notice, not too far ahead, on its step, and free here and elsewhere for its time to
 * prepare and tidy up too.
 */
export async function alternatives(
	space: Space,
	wanted: Stretch,
	on: On = db,
	now = new Date(),
	quantity = 1
): Promise<Alternatives> {
	const { timeZone } = await hub();
	return {
		times: await times(space, wanted, { timeZone, now, quantity }, on),
		others: await others(space, wanted, on, now, quantity)
	};
}

type Asked = Readonly<{ timeZone: string; now: Date; quantity: number }>;

async function times(space: Space, wanted: Stretch, { timeZone, now, quantity }: Asked, on: On): Promise<Stretch[]> {
	const { stepMinutes, noticeMinutes, aheadDays, beforeMinutes, afterMinutes } = space;
	const earliest = new Date(now.getTime() + noticeMinutes * MINUTE);
	const latest = now.getTime() + aheadDays * DAY + (wanted.until.getTime() - wanted.from.getTime());
	const around = {
		from: new Date(Math.max(earliest.getTime(), wanted.from.getTime() - AROUND)),
		until: new Date(Math.min(latest, wanted.until.getTime() + AROUND))
	};
	const open = openBetween(space, await exceptionsOf(space, on), around, timeZone).flatMap((one) => cut(one, around));
	const margin = (beforeMinutes + afterMinutes) * MINUTE;
	const wide = { from: new Date(around.from.getTime() - margin), until: new Date(around.until.getTime() + margin) };
	const taken = (await busy([space.id], wide.from, wide.until, on, quantity)).get(space.id) ?? [];
	const there = (await elsewhere([space.id], wide.from, wide.until, on)).get(space.id)?.times ?? [];
	const free = without(
		open,
		joined([...taken, ...there]).map((one) => widened(space, one))
	);
	return nearestFree(wanted, free, {
		stepMinutes,
		earliest,
		most: MOST_TIMES,
		minuteOf: (at) => minuteOf(at, timeZone)
	});
}

/** What of a stretch lies in another one. */
function cut(one: Stretch, within: Stretch): Stretch[] {
	const from = Math.max(one.from.getTime(), within.from.getTime());
	const until = Math.min(one.until.getTime(), within.until.getTime());
	return from < until ? [{ from: new Date(from), until: new Date(until) }] : [];
}

/** A booking must keep as far from what is taken as it needs to prepare before and to tidy up after it. */
const widened = ({ beforeMinutes, afterMinutes }: Space, { from, until }: Stretch): Stretch => ({
	from: new Date(from.getTime() - afterMinutes * MINUTE),
	until: new Date(until.getTime() + beforeMinutes * MINUTE)
});

async function others(space: Space, wanted: Stretch, on: On, now: Date, quantity: number): Promise<Space[]> {
	const like = (
		await spaces({ kind: space.kind, capacity: isPooled(space.kind) ? undefined : (space.capacity ?? undefined) }, on)
	).filter(({ id, openTo }) => id !== space.id && openTo === space.openTo);
	const free = await freeAt(like, wanted, on, now, quantity);
	const here = (one: Space) => Number(one.place.id === space.place.id);
	return like
		.filter(({ id }) => free.has(id))
		.toSorted((a, b) => here(b) - here(a))
		.slice(0, MOST_SPACES);
}
