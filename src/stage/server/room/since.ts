import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import type { Entry } from '../../room/entries.ts';
import type { CheckedOrder } from '../../room/orders.schema.ts';
import { within } from '../tables.ts';
import type { Asked } from './asked.ts';
import { type Batch, type Done, type Hand, nobody } from './batch.ts';

/** What an order can be too late for. */
const told = ['polled', 'closed', 'revealing', 'revealed', 'taken', 'segment', 'started', 'ruled'] as const;
const crew: ReadonlySet<string> = new Set(['moderator', 'director', 'presenter'] satisfies Asked['who']['as'][]);

/** Whose hand an order comes from, and what was done since the version that her screen showed. */
export async function handOf(tx: Tx, room: string, batch: Batch, { order, who }: Asked): Promise<Hand> {
	if (!crew.has(who.as)) return nobody;
	const seen = 'seen' in order ? order.seen : undefined;
	return {
		by: who.viewer?.id ?? null,
		since: seen === undefined ? null : await doneSince(tx, room, batch, seen)
	};
}

/** What was done in a room after a version, the latest last; what only follows the votes is nobody's doing. */
async function doneSince(tx: Tx, room: string, { entries, orderers }: Batch, seen: number): Promise<Done[]> {
	const rows = await within(tx)
		.selectFrom('stage.entry')
		.select(['version', 'at', 'body', 'orderedBy'])
		.where('room', '=', room)
		.where('version', '>', seen)
		.where(sql<string>`body ->> 'kind'`, 'in', [...told])
		.orderBy('version')
		.execute();
	const written = rows.map(({ version, at, body, orderedBy }) => ({
		entry: { v: version, at: at.getTime(), ...body } as Entry,
		by: orderedBy
	}));
	const ours = entries.filter(({ v }) => v > seen).map((entry) => ({ entry, by: orderers.get(entry) ?? null }));
	return [...written, ...ours].filter(({ entry }) => entry.kind !== 'taken' || !entry.again);
}

type Late<D extends CheckedOrder['do']> = (
	order: Extract<CheckedOrder, { do: D }>,
	done: Done,
	batch: Batch
) => string | false;

/** What makes an order come too late: the code of the refusal, for something that was done since its sender's screen was drawn. */
const late: { [D in CheckedOrder['do']]?: Late<D> } = {
	take: ({ cue }, { entry }) =>
		(entry.kind === 'polled' && entry.poll.id === cue && 'stage_poll_opened_already') ||
		(entry.kind === 'taken' && entry.cue === cue && 'stage_taken_already'),
	show: ({ graphic }, { entry }) =>
		entry.kind === 'taken' &&
		entry.graphic.name === graphic.name &&
		typeof graphic.data.id === 'string' &&
		entry.graphic.data.id === graphic.data.id &&
		'stage_taken_already',
	close: ({ poll }, { entry }) =>
		(entry.kind === 'polled' && entry.poll.id === poll && 'stage_poll_just_opened') ||
		(entry.kind === 'closed' && entry.poll === poll && 'stage_poll_closed_already'),
	reveal: ({ poll }, { entry }) =>
		(entry.kind === 'polled' && entry.poll.id === poll && 'stage_poll_just_opened') ||
		(entry.kind === 'revealed' && entry.poll === poll && 'stage_poll_revealed_already'),
	segment: ({ segment }, { entry }) => entry.kind === 'segment' && entry.segment === segment && 'stage_segment_already',
	end: (_, { entry }) => entry.kind === 'started' && 'stage_just_started',
	clear: ({ layer }, { entry, by }, { hand, state }) =>
		entry.kind === 'taken' &&
		(layer === 'all' || layer === entry.layer) &&
		state.room.air[entry.layer]?.since === entry.at &&
		isAnother(hand, by) &&
		'stage_air_changed',
	rule: (_, { entry, by }, { hand }) => entry.kind === 'ruled' && isAnother(hand, by) && 'stage_rules_changed'
};

/** Somebody corrects at once what she did herself. */
const isAnother = (hand: Hand, by: string | null): boolean => by === null || by !== hand.by;

/** Why an order comes too late, and by whom it was done; null when nothing of what it is about has changed since its sender's screen was drawn. */
export function whyLate(batch: Batch, order: CheckedOrder): Readonly<{ code: string; by: string | null }> | null {
	const judge = late[order.do] as Late<CheckedOrder['do']> | undefined;
	if (!judge || !batch.hand.since) return null;
	for (const done of batch.hand.since) {
		const code = judge(order as never, done, batch);
		if (code) return { code, by: done.by };
	}
	return null;
}

/** What somebody of the crew is called by the others. */
export async function nameOf(tx: Tx, person: string | null): Promise<string | undefined> {
	if (!person) return undefined;
	const { rows } = await sql<{ name: string }>`select name from identity.person where id = ${person}`.execute(tx);
	return rows[0]?.name;
}
