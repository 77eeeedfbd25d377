import type { Tx } from '#kernel/server/db.ts';
import { TAKE_BACK_MS } from '../../room/clock.ts';
import { no, yes } from './answers.ts';
import type { Of } from './asked.ts';
import { add, type Batch } from './batch.ts';
import type { Ground } from './direction.ts';
import { close, reveal } from './polls.ts';

/**
 * Shows everybody a result. Asked from a screen it waits some seconds, in which it can be withheld; asked once more it waits no longer. A program
 * closes the poll with it, and is obeyed at once.
 */
export async function disclose(
	tx: Tx,
	{ room, mostDelayMs }: Ground,
	batch: Batch,
	asked: Of<'reveal'>
): Promise<void> {
	const { poll: id } = asked.order;
	const { since } = batch.hand;
	const known = batch.state.room.polls.find(({ poll }) => poll.id === id);
	const again = batch.state.revealing.includes(id);
	if (since && known && !known.closed)
		return no(batch, asked, 'stage_poll_still_open', { count: batch.state.tallies[id]?.ballots ?? 0 });
	if (since && known?.revealed) return no(batch, asked, 'stage_poll_revealed_already');
	// two who ask at the same time ask for one thing
	if (since?.some(({ entry }) => entry.kind === 'revealing' && entry.poll === id)) return yes(batch, asked);
	close(batch, id, mostDelayMs);
	if (since && known && !again) add(batch, { kind: 'revealing', poll: id, from: batch.now + TAKE_BACK_MS });
	else await reveal(tx, room, batch, id, again);
	yes(batch, asked);
}

/** Takes the order to reveal back, as long as nothing was shown. */
export function withhold(batch: Batch, asked: Of<'withhold'>) {
	const { poll } = asked.order;
	if (!batch.state.revealing.includes(poll)) return no(batch, asked, 'stage_not_revealing');
	add(batch, { kind: 'withheld', poll });
	yes(batch, asked);
}
