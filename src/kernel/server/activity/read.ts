import { sql } from 'kysely';
import type { Fact, Ref } from '../../facts.ts';
import { db, type Tx, transaction } from '../db.ts';
import { upToDate } from './versions.ts';

/** A reader of the log: gets every fact once, in order, in the transaction that also moves its cursor. */
export type Reader = (tx: Tx, facts: readonly Fact[]) => Promise<void>;

// small enough that a reader with much to do for each fact (a letter with its pictures) comes to a commit between two power cuts
const BATCH = 100;

type Row = Record<'verb' | 'id' | 'objectKind' | 'object' | 'source', string> &
	Record<
		'actorKind' | 'actor' | 'targetKind' | 'target' | 'contextKind' | 'context' | 'place' | 'corrects',
		string | null
	> & {
		position: number;
		version: number;
		at: Date;
		recordedAt: Date;
		detail: Record<string, unknown>;
	};

/** The facts after a position, in order, `limit` at most. */
export async function factsAfter(tx: Tx | typeof db, position: number, limit = BATCH): Promise<Fact[]> {
	const { rows } = await sql<Row>`
		select o.position, a.id, a.verb, a.version, a.actor_kind, a.actor, a.object_kind, a.object, a.target_kind, a.target, a.context_kind, a.context,
			a.place, a.at, a.recorded_at, a.source, a.detail, a.corrects
		from kernel.activity_order o join kernel.activity a on a.id = o.activity
		where o.position > ${position} order by o.position limit ${limit}`.execute(tx);
	return rows.map(asFact);
}

/** The last facts, the newest first: for people to look at. */
export async function latestFacts(limit: number, before = Number.MAX_SAFE_INTEGER): Promise<Fact[]> {
	const { rows } = await sql<Row>`
		select o.position, a.* from kernel.activity_order o join kernel.activity a on a.id = o.activity
		where o.position < ${before} order by o.position desc limit ${limit}`.execute(db);
	return rows.map(asFact);
}

/**
 * Brings a reader up to date: batch by batch, each in one transaction with the move of the cursor, so that its effects on the
 * database happen exactly once. Another program that is already at it is left alone.
 * @returns how many facts were read.
 */
export async function catchUp(name: string, reader: Reader): Promise<number> {
	let total = 0;
	for (;;) {
		const count = await transaction((tx) => batch(tx, name, reader));
		total += count;
		if (count < BATCH) return total;
	}
}

async function batch(tx: Tx, name: string, reader: Reader): Promise<number> {
	const position = (await lockedCursor(tx, name)) ?? (await newCursor(tx, name));
	if (position === undefined) return 0;
	const facts = await factsAfter(tx, position);
	const last = facts.at(-1);
	if (!last) return 0;
	await reader(tx, facts);
	await sql`update kernel.cursor set position = ${last.position}, moved_at = now() where reader = ${name}`.execute(tx);
	return facts.length;
}

async function lockedCursor(tx: Tx, name: string): Promise<number | undefined> {
	const { rows } = await sql<{ position: number }>`
		select position from kernel.cursor where reader = ${name} for update skip locked`.execute(tx);
	return rows[0]?.position;
}

/** Of a reader that has none yet; none where another program is reading. */
async function newCursor(tx: Tx, name: string): Promise<number | undefined> {
	const { rows } = await sql<{ position: number }>`
		insert into kernel.cursor (reader) values (${name}) on conflict do nothing returning position`.execute(tx);
	return rows[0]?.position;
}

function asFact(row: Row): Fact {
	const at = (kind: string | null, id: string | null): Ref | null => (kind && id ? { kind, id } : null);
	return {
		position: row.position,
		id: row.id,
		verb: row.verb,
		version: row.version,
		actor: at(row.actorKind, row.actor),
		object: { kind: row.objectKind, id: row.object },
		target: at(row.targetKind, row.target),
		context: at(row.contextKind, row.context),
		place: row.place,
		at: row.at,
		recordedAt: row.recordedAt,
		source: row.source,
		detail: upToDate(row.verb, row.version, row.detail),
		corrects: row.corrects
	} as Fact;
}
