import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { hashOf } from '#kernel/server/storage.ts';
import { type Amber, lineKeys, pieceKey } from '../../figures/amber.ts';
import { type Line, type Material, type Piece, readBy } from '../../figures/material.ts';
import { type Grounds, material } from '../material.ts';
import type { On } from '../tables.ts';
import { pages, portions, seenOn } from './slices.ts';

type Kept = Readonly<{ key: string; hash: string; pieces: string[] }>;
const fixed = sql`(select coalesce(array_agg(key), '{}') from impact.seen_piece where amber is not null)`;

/** Keeps what figures read of the pieces on these days and on none, but of what has one in amber: that stays as it was. */
export async function keepLines(tx: Tx, current: ReadonlyMap<string, Line>, days: readonly string[]): Promise<void> {
	const { rows } = await sql<{ key: string }>`select key from impact.seen_piece where amber is not null`.execute(tx);
	const amber = new Set(rows.map(({ key }) => key));
	const [same, gone] = [new Set<string>(), [] as string[]];
	const texts = new Map<string, { hash: string; text: string }>();
	await gently(current, ([key, line]) => {
		const text = canonicalize(line) ?? '';
		texts.set(key, { hash: hashOf(Buffer.from(text)), text });
	});
	for await (const page of pages<Kept>(tx, 'impact.seen_line', 'key, hash, pieces', seenOn(days)))
		await gently(page, ({ key, hash, pieces }) => {
			if (pieces.some((one) => amber.has(one)) || texts.get(key)?.hash === hash) same.add(key);
			else if (!current.has(key)) gone.push(key);
		});
	const fresh = [...current].filter(([key]) => !same.has(key));
	for (const some of portions(fresh)) {
		const given = some.map(([key, line]) => ({
			...{
				key,
				hash: texts.get(key)?.hash,
				day: readBy(line),
				pieces: line.pieces.map((piece) => pieceKey(line, piece))
			},
			line
		}));
		await sql`insert into impact.seen_line (key, hash, day, pieces, line)
			select key, hash, day, pieces, line from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (key text, hash text, day date, pieces text[], line jsonb)
			on conflict (key) do update set hash = excluded.hash, day = excluded.day, pieces = excluded.pieces, line = excluded.line
				where not seen_line.pieces && ${fixed}`.execute(tx);
	}
	for (const some of portions(gone)) await sql`delete from impact.seen_line where key = any(${some})`.execute(tx);
}

/**
 * All that figures are computed from, as pages show it: what has lost a piece, or whose piece is otherwise without an act, stays as it was seen, and its pieces say what is the matter since when.
 * @param grounds is filled with what each piece stands on
 */
export async function provedMaterial(on: On = db, grounds?: Grounds): Promise<Material> {
	const live = await material(on, grounds);
	const [kept, pieces, files] = [await fixedLines(on), await amberPieces(on), await amberFiles(on)];
	if (!pieces.size && !files.size) return live;
	const marked = (line: Line, piece: Piece): Piece => {
		const amber = pieces.get(pieceKey(line, piece)) ?? files.get(piece.hash);
		return amber ? { ...piece, amber } : piece;
	};
	const keyOf = lineKeys();
	const lines: Line[] = [];
	await gently([...live.lines], (line) => {
		if (!kept.has(keyOf(line))) lines.push(line);
	});
	const all = [...lines, ...kept.values()];
	return { ...live, lines: all.map((line) => ({ ...line, pieces: line.pieces.map((one) => marked(line, one)) })) };
}

async function fixedLines(on: On): Promise<Map<string, Line>> {
	const { rows } = await sql<{ key: string; line: Line }>`
		select key, line from impact.seen_line where pieces && ${fixed} order by key`.execute(on);
	return new Map(rows.map(({ key, line }) => [key, line]));
}

type State = Readonly<{ what: Amber; since: string }>;

async function amberPieces(on: On): Promise<Map<string, State>> {
	const { rows } = await sql<{ key: string; amber: Amber; since: Date }>`
		select key, amber, amber_since as since from impact.seen_piece where amber is not null`.execute(on);
	return new Map(rows.map(({ key, amber, since }) => [key, { what: amber, since: since.toISOString() }]));
}

async function amberFiles(on: On): Promise<Map<string, State>> {
	const { rows } = await sql<{ hash: string; amber: Amber; since: Date }>`
		select hash, amber, amber_since as since from impact.seen_file where amber is not null`.execute(on);
	return new Map(rows.map(({ hash, amber, since }) => [hash, { what: amber, since: since.toISOString() }]));
}
