import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { forgetWords, forgetWordsAgain } from './forgotten-words.ts';
import { forgetContacts } from './trade/replies.ts';

const UNSHOWN_DAYS = 30;
const HASH_MONTHS = 6;
/** A hash that is kept has 32 bytes; what it is replaced by has 16, so that nothing is replaced twice. */
const HASH_BYTES = 32;
const nobody = sql`decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`;

/**
 * Forgets what a show has no more use for. Thirty days after it: what was written and never shown. Six months after it: which device wrote, voted
 * and was noted or muted; ballots stay, of nobody. What was shown stays, with the name beside it: it was broadcast.
 */
export const forgetShows = (now = new Date()): Promise<void> =>
	transaction(async (tx) => {
		await forgetUnshown(tx, daysBefore(now, UNSHOWN_DAYS));
		const old = new Date(now);
		old.setUTCMonth(now.getUTCMonth() - HASH_MONTHS);
		await forgetDevices(tx, old);
		await forgetContacts(tx, now);
	});

/** Throws away what a show that begins again by itself was before its last runs; how many of them stay is said. */
export async function forgetRuns(show: string, stay: number): Promise<void> {
	await sql`
		delete from stage.room where show = ${show}::uuid and purpose = 'air' and ended_at is not null and id not in (
			select id from stage.room where show = ${show}::uuid and purpose = 'air' order by opened_at desc limit ${stay})`.execute(
		db
	);
}

export const forgetJob = { run: () => forgetShows(), cron: '11 4 * * *' };

async function forgetUnshown(tx: Tx, before: Date): Promise<void> {
	const { rows } = await sql<{ room: string; kind: string; text: string }>`
		delete from stage.message m using stage.room r
		where r.id = m.room and m.state in ('waiting', 'rejected') and ${isOver(before, sql`m.arrived_at`)}
		returning m.room, m.kind, m.text`.execute(tx);
	const rooms = [...new Set(rows.map(({ room }) => room))];
	await sql`
		update stage.entry e set body = e.body || jsonb_build_object('message', (e.body -> 'message') || '{"name": "", "text": ""}')
		where e.room = any(${rooms}::uuid[]) and e.body ->> 'kind' = 'waiting'
			and not exists (select from stage.message m where m.id = (e.body -> 'message' ->> 'id')::uuid)`.execute(tx);
	const words = rows.filter(({ kind }) => kind === 'word');
	for (const [room, some] of Map.groupBy(words, (word) => word.room))
		await forgetWords(
			tx,
			room,
			some.map(({ text }) => text)
		);
	await forgetWordsAgain(tx, before);
}

async function forgetDevices(tx: Tx, before: Date): Promise<void> {
	const rooms = new Set<string>();
	const changed = async (query: RawBuilder<{ room: string }>) => {
		for (const { room } of (await query.execute(tx)).rows) rooms.add(room);
	};
	await changed(sql`
		update stage.message m set author = null from stage.room r
		where r.id = m.room and m.author is not null and ${isOver(before, sql`m.arrived_at`)} returning m.room`);
	await changed(sql`
		update stage.ballot b set token = ${nobody} from stage.room r
		where r.id = b.room and length(b.token) = ${HASH_BYTES} and ${isOver(before, sql`b.arrived_at`)} returning b.room`);
	await changed(sql`
		delete from stage.muted m using stage.room r
		where r.id = m.room and ${isOver(before, sql`m.until`)} returning m.room`);
	await sql`
		update stage.upvote u set token = ${nobody} from stage.message m, stage.room r
		where m.id = u.message and r.id = m.room and length(u.token) = ${HASH_BYTES}
			and ${isOver(before, sql`m.arrived_at`)}`.execute(tx);
	await sql`
		update stage.replay_ballot set token = ${nobody}
		where length(token) = ${HASH_BYTES} and at < ${before}`.execute(tx);
	await forgetInLog(tx, [...rooms], before);
}

/** What the log says of devices is emptied; its lines stay, since they are counted. */
async function forgetInLog(tx: Tx, rooms: readonly string[], before: Date): Promise<void> {
	await sql`
		update stage.entry e set body = e.body || case e.body ->> 'kind'
			when 'ranked' then '{"leaders": []}'::jsonb
			when 'noted' then '{"author": "", "note": ""}'::jsonb
			else '{"author": ""}'::jsonb end
		from stage.room r
		where e.room = r.id and r.id = any(${[...rooms]}::uuid[]) and ${isOver(before, sql`e.at`)}
			and e.body ->> 'kind' in ('waiting', 'noted', 'muted', 'ranked')`.execute(tx);
}

/** Of a room that goes on and on, each thing by its own age. */
const isOver = (before: Date, at: RawBuilder<unknown>) => sql<SqlBool>`coalesce(r.ended_at, ${at}) < ${before}`;

function daysBefore(now: Date, days: number): Date {
	const before = new Date(now);
	before.setUTCDate(now.getUTCDate() - days);
	return before;
}
