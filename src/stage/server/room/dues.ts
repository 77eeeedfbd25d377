import type { Tx } from '#kernel/server/db.ts';
import { GRACE_MS } from '../../room/clock.ts';
import type { Layer } from '../../room/entries.ts';
import type { StaffState } from '../../room/staff.ts';
import { add, type Batch } from './batch.ts';
import { clear, type Ground } from './direction.ts';
import { close, reveal } from './polls.ts';

/** What the node knows of the listeners: how many there are everywhere, and since when no control room was heard. */
export type Heard = Readonly<{ viewers: number; watchedAt: number; silenceMs: number }>;

const COUNTED_EVERY_MS = 60_000;

/** Does what time brings: a graphic leaves, a poll closes, a result is shown. Judged under the room's lock, so that several nodes do it once. */
export async function fallDue(tx: Tx, ground: Ground, batch: Batch, heard: Heard): Promise<void> {
	const { now } = batch;
	for (const [layer, shown] of Object.entries(batch.state.room.air))
		if (shown?.until && shown.until <= now) clear(batch, layer as Layer, 'time');
	if (isSilent(batch.state, heard, now)) clear(batch, 'all', 'silence');
	for (const { poll, openedAt, closed } of batch.state.room.polls)
		if (!closed && poll.seconds && openedAt + poll.seconds * 1000 <= now) close(batch, poll.id, ground.mostDelayMs);
	for (const poll of batch.state.revealing)
		if ((batch.state.heldUntil[poll] ?? 0) <= now) await reveal(tx, ground.room, batch, poll);
	if (batch.state.room.phase === 'live' && now - batch.state.watchedAt >= COUNTED_EVERY_MS)
		add(batch, { kind: 'watched', viewers: heard.viewers });
}

/** Nobody is at the control room: what is on air must not stay there for ever. */
const isSilent = ({ room }: StaffState, { watchedAt, silenceMs }: Heard, now: number): boolean =>
	Object.keys(room.air).length > 0 && now - watchedAt > silenceMs;

/** When something falls due next, or null when nothing is set. */
export function nextDue(state: StaffState, { watchedAt, silenceMs }: Heard): number | null {
	const { room, revealing, heldUntil } = state;
	const moments = [
		...Object.values(room.air).flatMap((shown) => (shown?.until ? [shown.until] : [])),
		...room.polls.flatMap(({ poll, openedAt, closed }) =>
			!closed && poll.seconds ? [openedAt + poll.seconds * 1000] : []
		),
		...room.polls.flatMap(({ poll, closed }) =>
			closed && revealing.includes(poll.id) ? [Math.max(closed.until + GRACE_MS, heldUntil[poll.id] ?? 0)] : []
		),
		...(room.phase === 'live' ? [state.watchedAt + COUNTED_EVERY_MS] : []),
		...(Object.keys(room.air).length ? [watchedAt + silenceMs + 1] : [])
	];
	return moments.length ? Math.min(...moments) : null;
}
