import type { Tx } from '#kernel/server/db.ts';
import type { Reaction } from '../../room/entries.ts';
import { foldStaff, type StaffState } from '../../room/staff.ts';
import { within } from '../tables.ts';
import { no, yes } from './answers.ts';
import type { Asked, Of } from './asked.ts';
import { add, type Batch, newBatch } from './batch.ts';
import { clear, end, type Ground, segment, show, start, take } from './direction.ts';
import { fallDue, type Heard } from './dues.ts';
import { notTheirs } from './joining.ts';
import { bring, decide, mute, speak, upvote, upvotesOf } from './messages.ts';
import { close, count, reveal } from './polls.ts';
import { append, roomLog } from './rooms.ts';
import { vote } from './votes.ts';

/** What a node brings to one transaction: what was asked since the last, and what it knows. */
export type Portion = Readonly<{
	asked: readonly Asked[];
	reactions: Readonly<Partial<Record<Reaction, number>>>;
	/** Polls and questions whose count is to be told now, beside those that close. */
	polls: ReadonlySet<string>;
	questions: ReadonlySet<string>;
	/** Whether a count may be told now, or was told a moment ago. */
	mayCount: boolean;
	heard: Heard;
	/** When it is, for an evening that is taken over from the past. */
	now?: number;
}>;

export type Written = Readonly<{ batch: Batch; missed: Awaited<ReturnType<typeof roomLog>> }>;

/**
 * Judges what was asked and writes what comes of it, under the lock of the room's row: entries have no gaps whatever number of nodes write.
 * `known` is the state that the node has, as of `version`; what others wrote meanwhile is read first.
 */
export async function write(
	tx: Tx,
	ground: Ground,
	known: Readonly<{ state: StaffState; version: number }>,
	portion: Portion
): Promise<Written | null> {
	const row = await within(tx)
		.selectFrom('stage.room')
		.select('version')
		.where('id', '=', ground.room)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return null;
	const missed = row.version > known.version ? await roomLog(ground.room, known.version, tx) : [];
	const batch = newBatch(missed.reduce(foldStaff, known.state), row.version, portion.now ?? Date.now());
	await fallDue(tx, ground, batch, portion.heard);
	const refused = await notTheirs(tx, ground.show, portion.asked);
	for (const asked of portion.asked)
		if (refused.has(asked)) no(batch, asked, 'stage_order_not_yours');
		else if (asked.order.do !== 'vote') await answer(tx, ground, batch, asked);
	await vote(
		tx,
		ground.room,
		batch,
		portion.asked.filter((asked): asked is Of<'vote'> => asked.order.do === 'vote' && !refused.has(asked))
	);
	if (Object.keys(portion.reactions).length) add(batch, { kind: 'reacted', counts: portion.reactions });
	await tellCounts(tx, ground, batch, portion);
	if (batch.entries.length) await append(tx, ground.room, row.version, batch.entries);
	return { batch, missed };
}

/** Counts are told a few times a second at most, and at once when a poll closes. */
async function tellCounts(
	tx: Tx,
	{ room }: Ground,
	batch: Batch,
	{ polls, questions, mayCount }: Portion
): Promise<void> {
	const closes = batch.entries.some(({ kind }) => kind === 'closed');
	if (!mayCount && !closes) return;
	for (const poll of new Set([...batch.polls, ...polls])) {
		await count(tx, room, batch, poll);
		batch.polls.delete(poll);
	}
	const voted = [...new Set([...batch.questions, ...questions])].filter((id) => batch.state.room.questions[id]);
	if (voted.length) add(batch, { kind: 'upvoted', votes: await upvotesOf(tx, voted) });
	batch.questions.clear();
}

/** What may still be done once a show is over: what is said then stays as it was on air. */
const afterwards: ReadonlySet<string> = new Set<Asked['order']['do']>([
	'say',
	'ask',
	'decide',
	'note',
	'mute',
	'clear',
	'panic',
	'reveal',
	'end'
]);

/** Each order has one place where it is done. Votes are counted together, and three orders are the listener's own: they are not written. */
async function answer(tx: Tx, ground: Ground, batch: Batch, asked: Asked): Promise<void> {
	const { order } = asked;
	const { room } = ground;
	if (batch.state.room.phase === 'ended' && !afterwards.has(order.do)) return no(batch, asked, 'stage_ended_already');
	switch (order.do) {
		case 'say':
		case 'ask':
			return speak(tx, room, batch, asked as Of<'say'> | Of<'ask'>);
		case 'upvote':
			return upvote(tx, batch, asked as Of<'upvote'>);
		case 'decide':
			return decide(tx, room, batch, asked as Of<'decide'>);
		case 'bring':
			return bring(tx, room, batch, asked as Of<'bring'>);
		case 'mute':
			return mute(tx, room, batch, asked as Of<'mute'>);
		case 'start':
			return start(tx, ground, batch, asked as Of<'start'>);
		case 'end':
			return end(tx, ground, batch, asked as Of<'end'>);
		case 'segment':
			return segment(tx, ground, batch, asked as Of<'segment'>);
		case 'take':
			return take(tx, ground, batch, asked as Of<'take'>);
		case 'show':
			return show(tx, ground, batch, asked as Of<'show'>);
		default:
			return simple(tx, ground, batch, asked);
	}
}

/** What needs no looking up. */
async function simple(tx: Tx, { room, mostDelayMs }: Ground, batch: Batch, asked: Asked): Promise<void> {
	const { order } = asked;
	if (order.do === 'note') add(batch, { kind: 'noted', author: order.author, note: order.note });
	else if (order.do === 'rule') {
		const { chat, questions, slowSeconds, reactions } = order;
		add(batch, { kind: 'ruled', rules: { chat, questions, slowSeconds, reactions } });
	} else if (order.do === 'answer') {
		if (!batch.state.room.questions[order.question]) return no(batch, asked, 'stage_question_gone');
		add(batch, { kind: order.state, question: order.question });
	} else if (order.do === 'clear') clear(batch, order.layer, 'hand');
	else if (order.do === 'panic') clear(batch, 'all', 'panic');
	else if (order.do === 'close') close(batch, order.poll, mostDelayMs);
	else if (order.do === 'reveal') {
		close(batch, order.poll, mostDelayMs);
		await reveal(tx, room, batch, order.poll, batch.state.revealing.includes(order.poll));
	}
	yes(batch, asked);
}
