import canonicalize from 'canonicalize';
import { type RawBuilder, sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { hashOf } from '#kernel/server/storage.ts';
import { lineKeys, pieceKey } from '../../figures/amber.ts';
import { type Line, type Material, readBy } from '../../figures/material.ts';
import { fewMaterial, type Grounds, material } from '../material.ts';
import type { On } from '../tables.ts';
import { ambersOf, markedWith } from './marks.ts';
import { pages, portions, seenOn } from './slices.ts';

type Kept = Readonly<{ key: string; hash: string; day: string | null }>;
const fixed = sql`(select coalesce(array_agg(key), '{}') from impact.seen_piece where amber is not null)`;

type Row = Readonly<{ key: string; hash: string; day: string | null; line: Line; pieces: readonly string[] }>;

/** Keeps what figures read of some pieces, where that was not kept yet. @returns what was, and is otherwise: whoever knows what is in amber replaces it */
export async function keepLines(tx: Tx, current: ReadonlyMap<string, Line>): Promise<Row[]> {
	const changed: Row[] = [];
	for (const keys of portions([...current.keys()])) {
		const { rows } = await sql<Kept>`
			select key, hash, day::text as day from impact.seen_line where key = any(${keys})`.execute(tx);
		const known = new Map(rows.map((row) => [row.key, row]));
		const fresh: Row[] = [];
		await gently(keys, (key) => {
			const line = current.get(key);
			if (!line) return;
			const hash = hashOf(Buffer.from(canonicalize(line) ?? ''));
			const [its, day] = [known.get(key), readBy(line)];
			if (its?.hash === hash && its.day === day) return;
			const row = { ...{ key, hash, day, line }, pieces: line.pieces.map((piece) => pieceKey(line, piece)) };
			(its ? changed : fresh).push(row);
		});
		await replaceLines(tx, fresh);
	}
	return changed;
}

/** Of what is read by days: where it was. Its first piece is the presence itself. */
const seance = sql`case when day is not null then
	(select a.subject from participation.attendance_card a where a.seat = (line #>> '{pieces,0,id}')::uuid) end`;

/** Replaces kept lines, but those that have a piece in amber: they stay as they were. */
export async function replaceLines(tx: Tx, lines: readonly Row[]): Promise<void> {
	for (const some of portions(lines))
		await sql`insert into impact.seen_line (key, hash, day, pieces, line, occurrence)
			select key, hash, day, pieces, line, ${seance}
			from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as g (key text, hash text, day date, pieces text[], line jsonb)
			on conflict (key) do update set hash = excluded.hash, day = excluded.day, pieces = excluded.pieces, line = excluded.line, occurrence = excluded.occurrence
				where not seen_line.pieces && ${fixed}`.execute(tx);
}

type Read = Readonly<{ days: readonly string[]; there: ReadonlySet<string>; whole: readonly string[] }>;

/**
 * Lets go of the lines of the days that were read, and of none, that are there no more; what has a piece in amber stays.
 * @param whole pieces that are in amber no more: what they held is let go too, though its day was not read, since its séance has moved
 */
export async function dropLines(tx: Tx, { days, there, whole }: Read): Promise<void> {
	const gone: string[] = [];
	const where = sql`(${seenOn(days)} or pieces && ${[...whole]})`;
	for await (const page of pages<{ key: string }>(tx, 'impact.seen_line', 'key', where))
		for (const { key } of page) if (!there.has(key)) gone.push(key);
	for (const keys of portions(gone))
		await sql`delete from impact.seen_line where key = any(${keys}) and not pieces && ${fixed}`.execute(tx);
}

/**
 * All that figures are computed from, as pages show it: what has lost a piece, or whose piece is otherwise without an act, stays as it was seen, and its pieces say what is the matter since when.
 * @param grounds is filled with what each piece stands on
 */
export async function provedMaterial(on: On = db, grounds?: Grounds): Promise<Material> {
	return proved(await material(on, grounds), on, sql`true`);
}

/** The same of what stays few in a hub, without crowds. */
export async function provedFew(on: On = db): Promise<Material> {
	return proved(await fewMaterial(on), on, seenOn([]));
}

async function proved(live: Material, on: On, seen: RawBuilder<unknown>): Promise<Material> {
	const ambers = await ambersOf(on);
	if (!ambers.pieces.size && !ambers.files.size) return live;
	const kept = await fixedLines(on, seen);
	const keyOf = lineKeys();
	const lines: Line[] = [];
	await gently([...live.lines], (line) => {
		if (!kept.has(keyOf(line))) lines.push(line);
	});
	return { ...live, lines: [...lines, ...kept.values()].map(markedWith(ambers)) };
}

async function fixedLines(on: On, seen: RawBuilder<unknown>): Promise<Map<string, Line>> {
	const { rows } = await sql<{ key: string; line: Line }>`
		select key, line from impact.seen_line where pieces && ${fixed} and ${seen} order by key`.execute(on);
	return new Map(rows.map(({ key, line }) => [key, line]));
}
