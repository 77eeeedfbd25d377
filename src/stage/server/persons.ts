import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { announceRewritten } from './room/relay.ts';
import { within } from './tables.ts';

/** What the shows keep of a person: where she works, what she wrote while signed in, and what she did as one of the crew. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const tables = within(db);
	const [crew, messages, decisions, orders, films, silences, replies] = await Promise.all([
		tables.selectFrom('stage.crew').select(['show', 'post', 'station']).where('person', '=', person).execute(),
		tables
			.selectFrom('stage.message as m')
			.innerJoin('stage.room as r', 'r.id', 'm.room')
			.select(['r.show', 'm.kind', 'm.name', 'm.text', 'm.state', 'm.saidAt'])
			.where('m.person', '=', person)
			.orderBy('m.saidAt')
			.execute(),
		tables
			.selectFrom('stage.message')
			.select(['id', 'state', 'decidedAt'])
			.where('decidedBy', '=', person)
			.orderBy('decidedAt')
			.execute(),
		tables
			.selectFrom('stage.entry as e')
			.innerJoin('stage.room as r', 'r.id', 'e.room')
			.select(['r.show', 'e.at', sql<string>`e.body ->> 'kind'`.as('kind')])
			.where('e.orderedBy', '=', person)
			.orderBy('e.at')
			.execute(),
		tables.selectFrom('stage.film').select(['id', 'title', 'createdAt']).where('createdBy', '=', person).execute(),
		tables
			.selectFrom('stage.pollSilence')
			.select(['id', 'reason', 'createdAt'])
			.where('createdBy', '=', person)
			.execute(),
		tables.selectFrom('stage.replyRequest').select(['id', 'createdAt']).where('createdBy', '=', person).execute()
	]);
	return { crew, messages, decisions, orders, films, silences, replies };
}

/** Takes out what names a person. Votes name nobody; a message keeps its place in the log, without a name or a word. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	const tables = within(tx);
	await tables.deleteFrom('stage.crew').where('person', '=', person).execute();
	const messages = await tables
		.selectFrom('stage.message')
		.select(['id', 'room', 'name', 'text'])
		.where('person', '=', person)
		.execute();
	for (const [room, hers] of Map.groupBy(messages, (message) => message.room)) {
		await blankEntries(tx, room, hers);
		await announceRewritten(tx, room);
	}
	await tables
		.updateTable('stage.message')
		.set({ person: null, author: null, name: NOBODY, text: NOBODY })
		.where('person', '=', person)
		.execute();
	await tables.updateTable('stage.message').set({ decidedBy: null }).where('decidedBy', '=', person).execute();
	await tables.updateTable('stage.entry').set({ orderedBy: null }).where('orderedBy', '=', person).execute();
	await tables.updateTable('stage.film').set({ createdBy: null }).where('createdBy', '=', person).execute();
	await tables.updateTable('stage.pollSilence').set({ createdBy: null }).where('createdBy', '=', person).execute();
	await tables.updateTable('stage.replyRequest').set({ createdBy: null }).where('createdBy', '=', person).execute();
}

/** Gives what the shows keep of a person, or of an organisation, to another one who is the same. */
export const mergeStage = (tx: Tx, from: Ref, into: Ref): Promise<void> =>
	from.kind === 'person' ? mergePerson(tx, from.id, into.id) : mergeOrganization(tx, from.id, into.id);

async function mergePerson(tx: Tx, from: string, into: string): Promise<void> {
	await sql`insert into stage.crew (show, person, post, station, named)
		select show, ${into}::uuid, post, station, named from stage.crew where person = ${from} on conflict do nothing`.execute(
		tx
	);
	await sql`delete from stage.crew where person = ${from}`.execute(tx);
	await sql`update stage.message set person = ${into} where person = ${from}`.execute(tx);
	await sql`update stage.message set decided_by = ${into} where decided_by = ${from}`.execute(tx);
	await sql`update stage.entry set ordered_by = ${into} where ordered_by = ${from}`.execute(tx);
	await sql`update stage.film set created_by = ${into} where created_by = ${from}`.execute(tx);
	await sql`update stage.poll_silence set created_by = ${into} where created_by = ${from}`.execute(tx);
	await sql`update stage.reply_request set created_by = ${into} where created_by = ${from}`.execute(tx);
}

async function mergeOrganization(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update stage.station set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update stage.film set organization = ${into} where organization = ${from}`.execute(tx);
}

const NOBODY = '—';
type Hers = Readonly<{ id: string; name: string; text: string }>;

/** The log of a room without what somebody wrote: where it was said, and where it was shown on the picture. */
async function blankEntries(tx: Tx, room: string, hers: readonly Hers[]): Promise<void> {
	// what was cut of the log for the replay has its version in its address: that must not be shown any more
	await sql`update stage.room set version = version + 1 where id = ${room}`.execute(tx);
	const entries = await within(tx)
		.selectFrom('stage.entry')
		.select(['version', 'body'])
		.where('room', '=', room)
		.where(sql<boolean>`body ->> 'kind' in ('said', 'asked', 'waiting', 'taken')`)
		.execute();
	for (const { version, body } of entries) {
		const blank = blanked(body, hers);
		if (!blank) continue;
		await within(tx)
			.updateTable('stage.entry')
			.set({ body: JSON.stringify(blank) })
			.where('room', '=', room)
			.where('version', '=', version)
			.execute();
	}
}

function blanked(body: object, hers: readonly Hers[]): object | null {
	const { message, graphic } = body as { message?: { id: string }; graphic?: { data: object } };
	if (message && hers.some(({ id }) => id === message.id))
		return { ...body, ...('author' in body && { author: '' }), message: { ...message, name: NOBODY, text: NOBODY } };
	if (!graphic) return null;
	// a graphic holds the words themselves, under names of its own
	const shown = hers.filter(({ text }) => holds(graphic.data, text));
	const words = new Set(shown.flatMap(({ name, text }) => [name, text]));
	return shown.length ? { ...body, graphic: { ...graphic, data: without(graphic.data, words) } } : null;
}

const holds = (value: unknown, text: string): boolean =>
	value === text ||
	(typeof value === 'object' && value !== null && Object.values(value).some((one) => holds(one, text)));

function without(value: unknown, words: ReadonlySet<string>): unknown {
	if (typeof value === 'string') return words.has(value) ? NOBODY : value;
	if (Array.isArray(value)) return value.map((one) => without(one, words));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, words)]));
}
