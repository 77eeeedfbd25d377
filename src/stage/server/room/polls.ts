import { same } from '#kernel/same.ts';
import type { Tx } from '#kernel/server/db.ts';
import { resultOnAir, type Shown } from '../../on-air.ts';
import { GRACE_MS } from '../../room/clock.ts';
import type { Layer } from '../../room/entries.ts';
import { asksWords, formOf } from '../../room/forms.ts';
import type { CueContent } from '../../room/orders.schema.ts';
import { emptyTally, type Poll } from '../../room/poll.ts';
import { shownTally } from '../../room/shown.ts';
import { ranked as inOrder, type PollState } from '../../room/state.ts';
import { awardPoints, tallyOf } from './ballots.ts';
import { add, type Batch } from './batch.ts';

type PollCue = Extract<CueContent, { kind: 'poll' }>;

/** A cue as viewers get it: what is right stays here. */
export function pollOf(id: string, { form, question, options, most, points, results, seconds, coded }: PollCue): Poll {
	return { id, form, question, options, most, points, results, seconds, coded };
}

/** Opens a poll for everybody, and keeps for the crew what is right in it. */
export function open(batch: Batch, id: string, cue: PollCue): void {
	const { right, explanation } = cue;
	if (right.length || explanation) add(batch, { kind: 'keyed', poll: id, right, explanation });
	add(batch, { kind: 'polled', poll: pollOf(id, cue) });
}

/** Closes a poll in the studio; it still takes what late pictures send, for as long as the latest of them is late. */
export function close(batch: Batch, poll: string, mostDelayMs: number): void {
	const known = batch.state.room.polls.find((one) => one.poll.id === poll);
	if (!known || known.closed) return;
	add(batch, { kind: 'closed', poll, until: batch.now + mostDelayMs });
	batch.polls.add(poll);
}

/**
 * Shows the result to everybody, once the last ballot is in: before that it would tell late pictures what to vote. `atOnce`: the control
 * room asked twice, and does not wait for them.
 */
export async function reveal(tx: Tx, room: string, batch: Batch, id: string, atOnce = false): Promise<void> {
	const known = batch.state.room.polls.find((one) => one.poll.id === id);
	if (!known?.closed || known.revealed) return;
	if (known.closed.until + GRACE_MS > batch.now && !atOnce) {
		if (!batch.state.revealing.includes(id)) add(batch, { kind: 'revealing', poll: id });
		return;
	}
	const key = batch.state.keys[id];
	const right = key?.right ?? [];
	if (formOf(known.poll).quiz) {
		const leaders = await awardPoints(tx, room, { poll: known.poll, openedAt: known.openedAt, right });
		add(batch, { kind: 'ranked', poll: id, leaders });
	}
	const tally = shownTally(batch.state, known.poll, await tallyOf(tx, room, id));
	add(batch, { kind: 'revealed', poll: id, tally, right, explanation: key?.explanation ?? null });
	refresh(batch, known);
}

/** Tells what a poll adds up to by now: to everybody where the poll is live, else to the crew; and on air where it stands there. */
export async function count(tx: Tx, room: string, batch: Batch, id: string): Promise<void> {
	const known = batch.state.room.polls.find((one) => one.poll.id === id);
	if (!known) return;
	const tally = { ...(await tallyOf(tx, room, id)), communes: {} };
	const words = asksWords(known.poll);
	if (!words && same(tally, batch.state.tallies[id] ?? emptyTally)) return;
	const { results } = known.poll;
	const shown = shownTally(batch.state, known.poll, tally);
	// of a cloud that was revealed a word may have been taken away since
	if (known.revealed ? words && !same(shown, known.tally) : results === 'live')
		add(batch, { kind: 'counted', poll: id, tally: shown });
	if (results !== 'live' || words) add(batch, { kind: 'tallied', poll: id, tally });
	refresh(batch, known);
}

/** What is on air of a poll follows it: the same graphic is taken again with new figures, or with what is right. */
function refresh(batch: Batch, { poll }: PollState): void {
	for (const [layer, shown] of Object.entries(batch.state.room.air)) {
		const { name, data } = shown?.graphic ?? {};
		if (!shown || data?.poll !== poll.id) continue;
		const more = name === 'result' ? resultOf(batch, poll).graphic.data : name === 'quiz' ? rightOf(batch, poll) : {};
		if (!Object.keys(more).length) continue;
		const graphic = { name: name as string, data: { ...data, ...more } };
		add(batch, { kind: 'taken', layer: layer as Layer, graphic, cue: shown.cue, until: shown.until, again: true });
	}
}

/** The right answer of a quiz, once everybody may know it. */
function rightOf({ state }: Batch, { id }: Poll): Record<string, unknown> {
	const revealed = state.room.polls.find(({ poll }) => poll.id === id)?.revealed;
	return revealed?.right[0] ? { right: Number(revealed.right[0]), revealed: true } : {};
}

/** The result of a poll as a graphic: no figure on air before viewers may know it. */
export function resultOf({ state }: Batch, poll: Poll): Shown {
	const known = state.room.polls.find((one) => one.poll.id === poll.id);
	const counted = poll.results === 'live' ? state.tallies[poll.id] : undefined;
	return resultOnAir(poll.id, poll, counted ? shownTally(state, poll, counted) : (known?.tally ?? null));
}

/** The question that the public wants most. */
export const bestQuestion = ({ state }: Batch) =>
	inOrder(state.room.questions).find((question) => question.state === 'open');
