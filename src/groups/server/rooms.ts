import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { lockGroup } from './reading.ts';
import { type Seat, seatIn } from './seats.ts';

/** Who does something inside a group, as she is found there and as the log tells it. */
export type Working = Readonly<{ viewer: Viewer; by: By }>;

/** A group in which somebody works, of which nobody else changes anything until the transaction ends. @throws 404, groups_not_now for one that has ended */
export async function lockWork(tx: Tx, group: string, viewer: Viewer): Promise<Seat> {
	const { state } = await lockGroup(tx, group);
	const seat = await seatIn(group, viewer, tx);
	if (state === 'ended') throw refused('groups_not_now', {}, 422);
	return seat;
}
