import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { type On, within } from '../tables.ts';

const day = z.iso.date('stage_reply_day');
const text = (most: number) => z.string().trim().min(1, 'stage_reply_missing').max(most, 'stage_reply_long');

/** A request as it came: who asks, how to reach her, and what it is about. */
export const ReplySchema = z.object({
	show: z.uuid().nullable(),
	name: text(200),
	contact: text(200),
	concerns: text(2000),
	receivedOn: day
});
export type GivenReply = z.output<typeof ReplySchema>;

export const DecisionSchema = z.object({ granted: z.boolean(), answer: text(2000), answeredOn: day });
export type Decision = z.output<typeof DecisionSchema>;

const replyStates = ['received', 'granted', 'refused', 'broadcast'] as const;
export const replySorts = ['received', 'name', 'state'] as const;

/** Whose requests one may see: those about these shows, and those that one wrote down oneself; null for all. */
export type Reach = Readonly<{ shows: readonly string[]; person: string }> | null;

export type ReplyQuery = Readonly<{
	q: string;
	state: string;
	sort: (typeof replySorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

/** The register, all words of `q` found in who asked, what about and what was answered. */
export async function replies({ q, state, sort, descending, limit, offset }: ReplyQuery, reach: Reach, on: On = db) {
	const found = reached(on, reach)
		.$if(
			replyStates.some((one) => one === state),
			(query) => query.where('state', '=', state as 'received')
		)
		.$if(Boolean(q), (query) =>
			query.where(containing(sql`kernel.mixed_vector(concat_ws(' ', name, concerns, answer))`, q))
		);
	const order = { received: sql`received_on`, name: sql`name collate "und-x-icu"`, state: sql`state` }[sort];
	const [rows, { count }] = await Promise.all([
		found
			.selectAll()
			.orderBy(order, descending ? 'desc' : 'asc')
			.orderBy('id', descending ? 'desc' : 'asc')
			.limit(limit)
			.offset(offset)
			.execute(),
		found.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
	]);
	return { rows, total: count };
}

/** One request. @throws 404 when there is none within reach. */
export async function replyById(id: string, reach: Reach, on: On = db) {
	if (!isId(id)) throw missing();
	const row = await reached(on, reach).selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** Writes a request down. @returns its id. */
export async function addReply(tx: Tx, given: GivenReply, by: By): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('stage.replyRequest')
		.values({ id, ...given, createdBy: by.actor?.id ?? null })
		.execute();
	await record(tx, { ...by, verb: 'stage.reply_asked', object: ref('reply', id), detail: {} });
	return id;
}

/** Grants or refuses a request, with the answer that was given; a decision can be corrected until it was broadcast. @throws stage_reply_aired */
export async function decideReply(tx: Tx, id: string, { granted, ...answer }: Decision, by: By): Promise<void> {
	if ((await lock(tx, id)).state === 'broadcast') throw refused('stage_reply_aired');
	await change(tx, id, { ...answer, state: granted ? 'granted' : 'refused' });
	await record(tx, { ...by, verb: 'stage.reply_decided', object: ref('reply', id), detail: { granted } });
}

/** Notes that a granted reply was broadcast. @throws stage_reply_not_granted */
export async function noteReplyBroadcast(tx: Tx, id: string, broadcastOn: string): Promise<void> {
	if ((await lock(tx, id)).state !== 'granted') throw refused('stage_reply_not_granted');
	await change(tx, id, { broadcastOn, state: 'broadcast' });
}

/** A claim for damages is barred five years after one knows of the harm (former Civil Code, article 2262bis, § 1): so long one may have to write. */
const CONTACT_YEARS = 5;

/** Forgets how to reach those who were answered more than five years ago. */
export async function forgetContacts(tx: Tx, now = new Date()): Promise<void> {
	await within(tx)
		.updateTable('stage.replyRequest')
		.set({ contact: FORGOTTEN })
		.where('contact', '!=', FORGOTTEN)
		.where(sql<SqlBool>`answered_on < ${now}::timestamptz - make_interval(years => ${CONTACT_YEARS})`)
		.execute();
}

const FORGOTTEN = '—';

function reached(on: On, reach: Reach) {
	const all = within(on).selectFrom('stage.replyRequest');
	if (!reach) return all;
	return all.where((row) =>
		row.or([row('show', '=', row.fn.any(row.val([...reach.shows]))), row('createdBy', '=', reach.person)])
	);
}

async function lock(tx: Tx, id: string) {
	const row = await within(tx)
		.selectFrom('stage.replyRequest')
		.select('state')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

const change = (
	tx: Tx,
	id: string,
	set: Readonly<{ state: (typeof replyStates)[number]; answer?: string; answeredOn?: string; broadcastOn?: string }>
) => within(tx).updateTable('stage.replyRequest').set(set).where('id', '=', id).execute();
