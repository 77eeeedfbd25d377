import { sql } from 'kysely';
import { nameForOthers } from '#kernel/identity/server/visibility.ts';
import type { Tx } from '#kernel/server/db.ts';
import { momentOfAct } from '../../room/clock.ts';
import type { Layer, Origin, StaffEntry, Written } from '../../room/entries.ts';
import { asksWords } from '../../room/forms.ts';
import { shortOf } from '../device.ts';
import { within } from '../tables.ts';
import { no, yes } from './answers.ts';
import type { Of, Who } from './asked.ts';
import { add, type Batch } from './batch.ts';
import { nameOf } from './since.ts';

type Spoken = Of<'say'> | Of<'ask'>;

/** Takes what somebody writes: it waits for a moderator, or is shown at once where the room says so. */
export async function speak(tx: Tx, room: string, batch: Batch, asked: Spoken): Promise<void> {
	const { order, who, arrivedAt } = asked;
	const kind = order.do === 'say' ? 'chat' : 'question';
	const handling = order.do === 'say' ? batch.state.room.rules.chat : batch.state.room.rules.questions;
	const problem = whyNot(batch, who, handling, kind);
	if (problem) return no(batch, asked, problem);
	const author = who.device as Buffer;
	const at = momentOfAct(arrivedAt, order.clock, who.delayMs);
	const state = handling === 'live' ? 'shown' : 'waiting';
	const message = {
		id: order.id,
		name: who.viewer && (await nameForOthers(who.viewer.id, tx)) === null ? '' : order.name,
		text: order.text,
		station: who.station?.slug ?? null,
		origin: 'here'
	} as const;
	if (!(await keep(tx, room, { message, kind, author, who, state, at }))) return yes(batch, asked);
	add(batch, { kind: 'waiting', what: kind, message, author: shortOf(author) }, at);
	if (state === 'shown') {
		add(batch, { kind: 'decided', message: message.id, state }, at);
		show(batch, kind, message, at);
	}
	yes(batch, asked);
}

function whyNot({ state, now }: Batch, { device }: Who, handling: string, kind: string): string | null {
	if (state.room.phase === 'ended' || handling === 'off')
		return kind === 'chat' ? 'stage_chat_off' : 'stage_questions_off';
	if (!device) return 'stage_device_missing';
	return (state.muted[shortOf(device)] ?? 0) > now ? 'stage_muted' : null;
}

type Kept = Readonly<{
	message: Written;
	kind: 'chat' | 'question';
	author: Buffer | null;
	who: Who;
	state: 'shown' | 'waiting';
	at: number;
}>;

/** @returns false when it is there already: it was sent twice. */
async function keep(tx: Tx, room: string, { message, kind, author, who, state, at }: Kept): Promise<boolean> {
	const { id, name, text, origin } = message;
	const byHand = origin !== 'here';
	const done = await within(tx)
		.insertInto('stage.message')
		.values({
			id,
			room,
			kind,
			author,
			person: byHand ? null : (who.viewer?.id ?? null),
			name,
			text,
			origin,
			station: who.station?.id ?? null,
			state,
			saidAt: new Date(at),
			decidedBy: byHand ? (who.viewer?.id ?? null) : null,
			decidedAt: state === 'shown' ? new Date() : null
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function show(batch: Batch, kind: 'chat' | 'question', message: Written, at = batch.now): void {
	add(batch, kind === 'chat' ? { kind: 'said', message } : { kind: 'asked', message }, at);
}

/** Brings in a comment from elsewhere, which somebody of the crew has read: it shows at once. */
export async function bring(tx: Tx, room: string, batch: Batch, asked: Of<'bring'>): Promise<void> {
	const { id, name, text, origin, what } = asked.order;
	const message: Written = { id, name, text, origin, station: asked.who.station?.slug ?? null };
	const fresh = await keep(tx, room, {
		message,
		kind: what,
		author: null,
		who: asked.who,
		state: 'shown',
		at: batch.now
	});
	if (fresh) show(batch, what, message);
	yes(batch, asked);
}

/** What a decision is made of: only what waits is approved or rejected, only what is shown is taken away, only what was rejected waits again. */
const before = { shown: 'waiting', rejected: 'waiting', removed: 'shown', waiting: 'rejected' } as const;

/** Approves, rejects or takes away a message, or lets it wait again; the second of two moderators learns by whom it was done. */
export async function decide(tx: Tx, room: string, batch: Batch, asked: Of<'decide'>): Promise<void> {
	const { message: id, state } = asked.order;
	const row = await within(tx)
		.updateTable('stage.message')
		.set({ state, decidedBy: asked.who.viewer?.id ?? null, decidedAt: new Date() })
		.where('id', '=', id)
		.where('room', '=', room)
		.where('state', '=', before[state])
		.returning((row) => [
			'kind',
			'name',
			'text',
			'origin',
			'author',
			'saidAt',
			station(row.ref('stage.message.station')).as('station')
		])
		.executeTakeFirst();
	if (!row) return no(batch, asked, 'stage_decided_already', {}, await whoDecided(tx, room, id, asked.who));
	add(batch, { kind: 'decided', message: id, state });
	const { kind, name, text, origin } = row;
	if (state === 'waiting') {
		const message = { id, name, text, origin: origin as Origin, station: row.station };
		const author = row.author ? shortOf(row.author) : '';
		return waitAgain(batch, asked, { kind: 'waiting', what: kind, message, author }, row.saidAt);
	}
	if (kind === 'word') touchClouds(batch, state === 'removed');
	else if (state === 'removed') takeAway(batch, id);
	else if (state === 'shown') show(batch, kind, { id, name, text, origin: origin as Origin, station: row.station });
	yes(batch, asked);
}

function waitAgain(
	batch: Batch,
	asked: Of<'decide'>,
	entry: Extract<StaffEntry, { kind: 'waiting' }>,
	saidAt: Date
): void {
	add(batch, entry, saidAt.getTime());
	yes(batch, asked);
}

/** Who of the others has decided about a message. */
async function whoDecided(tx: Tx, room: string, id: string, { viewer }: Who): Promise<string | undefined> {
	const row = await within(tx)
		.selectFrom('stage.message')
		.select('decidedBy')
		.where('id', '=', id)
		.where('room', '=', room)
		.executeTakeFirst();
	return row?.decidedBy === viewer?.id ? undefined : nameOf(tx, row?.decidedBy ?? null);
}

/** What is taken away leaves the picture too. */
function takeAway(batch: Batch, id: string): void {
	for (const [layer, shown] of Object.entries(batch.state.room.air))
		if (shown?.graphic.data.id === id) add(batch, { kind: 'cleared', layer: layer as Layer, why: 'hand' });
	add(batch, { kind: 'removed', message: id });
}

const station = (id: Parameters<typeof sql.join>[0][number]) =>
	sql<string | null>`(select slug from stage.station where id = ${id})`;

/** A word that may be shown now, or no longer, changes what a cloud shows; one that is revealed stays as it is but for what is taken away. */
function touchClouds(batch: Batch, revealedToo: boolean): void {
	for (const { poll, revealed } of batch.state.room.polls)
		if (asksWords(poll) && (!revealed || revealedToo)) batch.polls.add(poll.id);
}

/** Silences a device for a while. */
export async function mute(tx: Tx, room: string, batch: Batch, asked: Of<'mute'>): Promise<void> {
	const { author, minutes } = asked.order;
	const until = batch.now + minutes * 60_000;
	await sql`
		insert into stage.muted (room, author, until)
		select distinct ${room}::uuid, author, to_timestamp(${until} / 1000.0) from stage.message
		where room = ${room} and left(encode(author, 'hex'), 8) = ${author}
		on conflict (room, author) do update set until = excluded.until`.execute(tx);
	add(batch, { kind: 'muted', author, until });
	yes(batch, asked);
}

/** One upvote of a device for a question. */
export async function upvote(tx: Tx, batch: Batch, asked: Of<'upvote'>): Promise<void> {
	const { question } = asked.order;
	const { device } = asked.who;
	if (!batch.state.room.questions[question]) return no(batch, asked, 'stage_question_gone');
	if (!device) return no(batch, asked, 'stage_device_missing');
	const done = await within(tx)
		.insertInto('stage.upvote')
		.values({ message: question, token: device })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (done.numInsertedOrUpdatedRows) batch.questions.add(question);
	yes(batch, asked);
}

/** How many upvotes some questions have. */
export async function upvotesOf(tx: Tx, questions: readonly string[]): Promise<Record<string, number>> {
	const rows = await within(tx)
		.selectFrom('stage.upvote')
		.select(['message', (row) => row.fn.countAll<number>().as('votes')])
		.where('message', 'in', questions)
		.groupBy('message')
		.execute();
	return Object.fromEntries(rows.map(({ message, votes }) => [message, Number(votes)]));
}
