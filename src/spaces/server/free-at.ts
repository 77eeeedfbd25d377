import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isWithin, type Stretch } from '../free.ts';
import { isPooled } from '../kinds.ts';
import type { Space } from '../space.ts';
import { busy } from './availability.ts';
import { exceptionsIn, openBetween } from './open.ts';
import { takenFor } from './stock.ts';
import type { On } from './tables.ts';

/** Which of some spaces one can have for a time, by their ids: open, not taken with the time to prepare and to tidy up, and not over. In three queries, whatever their number. */
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
	const [taken, apart] = [await busy(ids, widest.from, widest.until, on, quantity), await exceptionsIn(spaces, on)];
	const free = spaces.filter((space) => {
		const own = takenFor(space, whole);
		const clashes = taken.get(space.id)?.some(({ from, until }) => from < own.until && until > own.from);
		return (
			space.units >= (isPooled(space.kind) ? quantity : 1) &&
			!clashes &&
			isWithin(wanted, openBetween(space, apart(space), wanted, timeZone))
		);
	});
	return new Set(free.map(({ id }) => id));
}
