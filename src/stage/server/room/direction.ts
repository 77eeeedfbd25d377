import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate } from '#kernel/time.ts';
import { pollOnAir, questionOnAir, type Shown } from '../../on-air.ts';
import type { CueContent } from '../../room/orders.schema.ts';
import { recordEnd, recordStart } from '../facts.ts';
import { pollsAreSilent } from '../silences.ts';
import { type On, within } from '../tables.ts';
import { no, yes } from './answers.ts';
import type { Asked, Of } from './asked.ts';
import { add, type Batch } from './batch.ts';
import { bestQuestion, close, open, resultOf, reveal } from './polls.ts';

/** What the direction knows of the room beside its state. */
export type Ground = Readonly<{ room: string; show: string; purpose: 'air' | 'rehearsal'; mostDelayMs: number }>;

type Direct<O extends Asked> = (tx: Tx, ground: Ground, batch: Batch, asked: O) => Promise<void>;

export const start: Direct<Of<'start'>> = async (tx, { room, purpose }, batch, asked) => {
	if (batch.state.room.phase !== 'open') return no(batch, asked, 'stage_started_already');
	add(batch, { kind: 'started' });
	await within(tx)
		.updateTable('stage.room')
		.set({ startedAt: new Date(batch.now) })
		.where('id', '=', room)
		.execute();
	if (purpose === 'air') await recordStart(tx, room, batch, asked.who.viewer);
	yes(batch, asked);
};

export const end: Direct<Of<'end'>> = async (tx, { room, purpose, mostDelayMs }, batch, asked) => {
	if (batch.state.room.phase === 'ended') return no(batch, asked, 'stage_ended_already');
	for (const { poll, revealed } of batch.state.room.polls) {
		if (revealed) continue;
		close(batch, poll.id, mostDelayMs);
		await reveal(tx, room, batch, poll.id);
	}
	add(batch, { kind: 'ended' });
	await within(tx)
		.updateTable('stage.room')
		.set({ endedAt: new Date(batch.now) })
		.where('id', '=', room)
		.execute();
	if (purpose === 'air') await recordEnd(tx, room, batch, asked.who.viewer);
	yes(batch, asked);
};

export const segment: Direct<Of<'segment'>> = async (tx, { show }, batch, asked) => {
	const row = await within(tx)
		.selectFrom('stage.segment')
		.select(['id', 'title'])
		.where('id', '=', asked.order.segment)
		.where('show', '=', show)
		.executeTakeFirst();
	if (!row) return no(batch, asked, 'stage_cue_gone');
	// a chapter that is entered twice begins once
	if (batch.state.room.segments.at(-1)?.id !== row.id)
		add(batch, { kind: 'segment', segment: row.id, title: row.title });
	yes(batch, asked);
};

/** Takes a cue: its graphic goes on air, its poll opens, the public's best question is shown. */
export const take: Direct<Of<'take'>> = async (tx, ground, batch, asked) => {
	const content = await cueOf(ground.show, asked.order.cue, tx);
	if (!content) return no(batch, asked, 'stage_cue_gone');
	const problem = await takers[content.kind](tx, ground, batch, asked.order, content as never);
	if (!problem) return yes(batch, asked);
	const { code, params, until: end } = problem;
	const { timeZone } = await hub();
	no(batch, asked, code, end ? { ...params, until: longDate(end, asked.who.locale, timeZone) } : params);
};

async function cueOf(show: string, cue: string, on: On = db): Promise<CueContent | null> {
	const row = await within(on)
		.selectFrom('stage.cue as c')
		.innerJoin('stage.segment as s', 's.id', 'c.segment')
		.select('c.content')
		.where('c.id', '=', cue)
		.where('s.show', '=', show)
		.executeTakeFirst();
	return row?.content ?? null;
}

type Problem = Readonly<{ code: string; params?: Record<string, string | number>; until?: Date }> | undefined;
type Taker<K extends CueContent['kind']> = (
	tx: Tx,
	ground: Ground,
	batch: Batch,
	order: Of<'take'>['order'],
	content: Extract<CueContent, { kind: K }>
) => Promise<Problem>;

function putOnAir(batch: Batch, shown: Shown, cue: string | null, seconds: number): void {
	add(batch, { kind: 'taken', ...shown, cue, until: seconds ? batch.now + seconds * 1000 : null });
}

const takers: { [K in CueContent['kind']]: Taker<K> } = {
	poll: async (tx, _, batch, { cue }, content) => {
		const silent = await pollsAreSilent(new Date(batch.now), tx);
		if (silent) return { code: 'stage_polls_silent', params: { reason: silent.reason }, until: silent.endsAt };
		if (batch.state.room.polls.some(({ poll }) => poll.id === cue)) return { code: 'stage_poll_opened_already' };
		open(batch, cue, content);
		if (content.onAir) putOnAir(batch, pollOnAir(cue, content, batch.now), cue, content.seconds);
		return undefined;
	},
	graphic: async (_, __, batch, { cue }, { layer, graphic, seconds }) => {
		putOnAir(batch, { layer, graphic }, cue, seconds);
		return undefined;
	},
	question: async (_, __, batch, { cue, question: wanted }, { seconds }) => {
		const question = wanted ? batch.state.room.questions[wanted] : bestQuestion(batch);
		if (!question) return { code: wanted ? 'stage_question_gone' : 'stage_no_question' };
		if (question.state !== 'open') return { code: 'stage_taken_already' };
		add(batch, { kind: 'answering', question: question.id });
		putOnAir(batch, questionOnAir(question), cue, seconds);
		return undefined;
	},
	result: async (tx, { room, mostDelayMs }, batch, { cue, sure }, { poll: id, seconds }) => {
		const known = batch.state.room.polls.find(({ poll }) => poll.id === id);
		if (!known) return { code: 'stage_poll_unknown' };
		const { results } = known.poll;
		const opened = batch.hand.since?.some(({ entry }) => entry.kind === 'polled' && entry.poll.id === id);
		if (opened) return { code: 'stage_poll_just_opened' };
		if (batch.hand.since && results !== 'live' && !known.closed && !sure)
			return { code: 'stage_poll_still_open', params: { count: batch.state.tallies[id]?.ballots ?? 0 } };
		if (results !== 'live') close(batch, id, mostDelayMs);
		await reveal(tx, room, batch, id);
		putOnAir(batch, resultOf(batch, known.poll), cue, seconds);
		return undefined;
	}
};

/**
 * Takes what stands in no rundown. A question that is shown so is being answered; what somebody wrote must still be there; what a poll came to is what
 * the room knows of it, and not what the sender thinks.
 */
export const show: Direct<Of<'show'>> = async (_, __, batch, asked) => {
	const { layer, seconds } = asked.order;
	const { questions, chat, polls } = batch.state.room;
	let { graphic } = asked.order;
	const { id, poll } = graphic.data;
	if (graphic.name === 'question' && typeof id === 'string') {
		if (!questions[id]) return no(batch, asked, 'stage_question_gone');
		add(batch, { kind: 'answering', question: id });
	}
	if (graphic.name === 'comment' && typeof id === 'string' && !chat.some((said) => said.id === id))
		return no(batch, asked, 'stage_message_gone');
	const known = polls.find((one) => one.poll.id === poll);
	if (graphic.name === 'result' && known)
		graphic = { ...graphic, data: { ...graphic.data, ...resultOf(batch, known.poll).graphic.data } };
	putOnAir(batch, { layer, graphic }, null, seconds);
	yes(batch, asked);
};

/** Clears one layer or all; the question that stood there is answered. */
export function clear(
	batch: Batch,
	layer: Of<'clear'>['order']['layer'],
	why: 'hand' | 'time' | 'panic' | 'silence'
): void {
	for (const [place, shown] of Object.entries(batch.state.room.air)) {
		if (layer !== 'all' && layer !== place) continue;
		const id = shown?.graphic.name === 'question' ? shown.graphic.data.id : undefined;
		if (typeof id === 'string' && batch.state.room.questions[id]?.state === 'answering')
			add(batch, { kind: 'answered', question: id });
	}
	add(batch, { kind: 'cleared', layer, why });
}
