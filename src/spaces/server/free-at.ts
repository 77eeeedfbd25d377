import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isWithin, type Stretch } from '../free.ts';
import { isPooled } from '../kinds.ts';
import type { Space } from '../space.ts';
import { busy } from './availability.ts';
import { exceptionsIn, openBetween } from './open.ts';
import { elsewhere } from './outside/elsewhere.ts';
import { takenFor } from './stock.ts';
import type { On } from './tables.ts';

/** Which of some spaces one can have for a time, by their ids: open, not taken with the time to prepare and to tidy up, elsewhere neither, and not over. In four queries, whatever their number. */
export async function freeAt(
	spaces: readonly Space[],
	wanted: Stretch,
	on: On = db,
	now = new Date(),
	quantity = 1
): Promise<Set<string>> {
	if (wanted.until <= now) return new Set();
	const { timeZone } = await hub();
	const whole = { startsAt: wanted.from, endsAt: wanted.until };
	const most = (minutes: readonly number[]) => Math.max(0, ...minutes);
	const widest = takenFor(
		{
			beforeMinutes: most(spaces.map(({ beforeMinutes }) => beforeMinutes)),
			afterMinutes: most(spaces.map(({ afterMinutes }) => afterMinutes))
		},
		whole
	);
	const ids = spaces.map(({ id }) => id);
	const taken = await busy(ids, widest.from, widest.until, on, quantity);
	const there = await elsewhere(ids, widest.from, widest.until, on);
	const apart = await exceptionsIn(spaces, on);
	const free = spaces.filter((space) => {
		const own = takenFor(space, whole);
		const all = [...(taken.get(space.id) ?? []), ...(there.get(space.id)?.times ?? [])];
		const clashes = all.some(({ from, until }) => from < own.until && until > own.from);
		return (
			space.units >= (isPooled(space.kind) ? quantity : 1) &&
			!clashes &&
			isWithin(wanted, openBetween(space, apart(space), wanted, timeZone))
		);
	});
	return new Set(free.map(({ id }) => id));
}
