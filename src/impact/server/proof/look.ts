import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { lineKeys, pieceKey } from '../../figures/amber.ts';
import { type Line, readBy } from '../../figures/material.ts';
import { crowdReader, fewMaterial, type Grounds, newGrounds } from '../material.ts';
import { changedDays } from './days.ts';
import { dropLines, keepLines, replaceLines } from './lines.ts';
import { pages, portions, seenOn } from './slices.ts';

/** One program looks at a time. */
const LOOK_LOCK = 7_000_132;

/** A piece as it stands now. `stands`: the rows that it hangs on; `live`: it goes on changing by itself. */
type Now = Readonly<{
	kind: string;
	id: string;
	day: string | null;
	hash: string;
	stands: readonly string[];
	live: boolean;
}>;
type Seen = Readonly<{ key: string; day: string | null; hash: string; stands: string[]; amber: string | null }>;

/** What a look has found: how many pieces it looked at, how many are new, were changed by an act, turned amber or are again what they were. */
export type Found = Record<'pieces' | 'fresh' | 'corrected' | 'amber' | 'whole', number>;

/** So many days are read at once. */
const DAYS = 20;

/**
 * Looks at the pieces of all figures: what was seen before and is otherwise now was changed by an act, of which the log tells, or is amber from now on. All is read of one moment,
 * and compared a few at a time; a day of which all presences and sheets are what they were is not read again.
 * @returns null when somebody else is looking
 */
export const look = (): Promise<Found | null> =>
	transaction(async (tx) => {
		const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOOK_LOCK}) as mine`.execute(tx);
		if (!rows[0]?.mine) return null;
		const found: Found = { pieces: 0, fresh: 0, corrected: 0, amber: 0, whole: 0 };
		const days = await changedDays(tx);
		const acts = await actsSince(tx);
		const there = { pieces: new Set<string>(), lines: new Set<string>() };
		const keyOf = lineKeys();
		const changed: Awaited<ReturnType<typeof keepLines>> = [];
		const whole: string[] = [];
		for await (const { lines, grounds } of parts(tx, days)) {
			const now = await piecesOf(lines, grounds);
			const change = await compare(tx, now, acts);
			await write(tx, now, change);
			const current = new Map<string, Line>();
			await gently(lines, (line) => void current.set(keyOf(line), line));
			changed.push(...(await keepLines(tx, current)));
			for (const key of now.keys()) there.pieces.add(key);
			for (const key of current.keys()) there.lines.add(key);
			whole.push(...change.whole);
			found.pieces += now.size;
			for (const what of ['fresh', 'corrected', 'amber', 'whole'] as const) found[what] += change[what].length;
		}
		const missed = await missing(tx, { days, acts, there: there.pieces });
		await write(tx, new Map(), missed);
		await replaceLines(tx, changed);
		await dropLines(tx, { days, there: there.lines, whole });
		return { ...found, amber: found.amber + missed.amber.length };
	}, 'repeatable read');

const PAUSE_MS = 500;

/** Looks, and waits for whoever is looking: what stands now is seen then. */
export async function lookAfterOthers(): Promise<void> {
	while (!(await look())) await setTimeout(PAUSE_MS);
}

type Part = Readonly<{ lines: readonly Line[]; grounds: Grounds }>;

/** What is read each time, then the days that are not what they were. */
async function* parts(tx: Tx, days: readonly string[]): AsyncGenerator<Part> {
	const first = newGrounds();
	yield { lines: (await fewMaterial(tx, first)).lines, grounds: first };
	for (const some of portions(days, DAYS)) {
		const grounds = newGrounds();
		const crowds = await crowdReader(tx, grounds);
		yield { lines: await crowds(some), grounds };
	}
}

async function piecesOf(lines: readonly Line[], grounds: Grounds): Promise<Map<string, Now>> {
	const now = new Map<string, Now & { hashes: Set<string> }>();
	await gently(lines, (line) => {
		for (const piece of line.pieces) {
			const key = pieceKey(line, piece);
			const ground = grounds.of.get(`${piece.kind} ${piece.id}`);
			const hashes = now.get(key)?.hashes ?? new Set();
			hashes.add(ground?.said ? `${piece.hash} ${ground.said}` : piece.hash);
			const { kind, id } = piece;
			const hash = [...hashes].toSorted().join(',');
			const its = { kind, id, hash, hashes, day: readBy(line) };
			now.set(key, { ...its, stands: ground?.stands ?? [id], live: ground?.live ?? false });
		}
	});
	return now;
}

/** The rows that acts have changed since the last look; they are read once. */
async function actsSince(tx: Tx): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ ids: string[] }>`delete from impact.touched returning ids`.execute(tx);
	return new Set(rows.flatMap(({ ids }) => ids));
}

type Change = Readonly<{
	fresh: string[];
	/** Keys of what an act has changed, and of what it has taken away. */
	corrected: string[];
	gone: string[];
	amber: { key: string; amber: string }[];
	whole: string[];
	/** Keys of what is of another day now. */
	moved: string[];
}>;
const noChange = (): Change => ({ fresh: [], corrected: [], gone: [], amber: [], whole: [], moved: [] });

async function compare(tx: Tx, now: ReadonlyMap<string, Now>, acts: ReadonlySet<string>): Promise<Change> {
	const change = noChange();
	for (const keys of portions([...now.keys()])) {
		const { rows } = await sql<Seen>`
			select key, day::text as day, hash, stands, amber from impact.seen_piece where key = any(${keys})`.execute(tx);
		const known = new Map(rows.map((row) => [row.key, row]));
		await gently(keys, (key) => {
			const [its, seen] = [now.get(key), known.get(key)];
			if (!its) return;
			if (!seen) return void change.fresh.push(key);
			if (its.day !== seen.day) change.moved.push(key);
			if (its.hash === seen.hash) return void (seen.amber && change.whole.push(key));
			// what was changed in silence is not made true by an act that comes after
			if (seen.amber) return;
			if (its.live || [...seen.stands, ...its.stands].some((id) => acts.has(id))) change.corrected.push(key);
			else change.amber.push({ key, amber: 'altered' });
		});
	}
	return change;
}

type Missing = Readonly<{ days: readonly string[]; acts: ReadonlySet<string>; there: ReadonlySet<string> }>;

/** What was seen on these days, and of none, and is there no more. */
async function missing(tx: Tx, { days, acts, there }: Missing): Promise<Change> {
	const change = noChange();
	for await (const page of pages<Seen>(tx, 'impact.seen_piece', 'key, stands, amber', seenOn(days)))
		await gently(page, ({ key, stands, amber }) => {
			if (there.has(key) || amber) return;
			if (stands.some((id) => acts.has(id))) change.gone.push(key);
			else change.amber.push({ key, amber: 'gone' });
		});
	return change;
}

async function write(tx: Tx, now: ReadonlyMap<string, Now>, change: Change): Promise<void> {
	const rows = (keys: readonly string[]) =>
		JSON.stringify(
			keys.flatMap((key) => {
				const its = now.get(key);
				return its ? [{ key, kind: its.kind, id: its.id, day: its.day, hash: its.hash, stands: its.stands }] : [];
			})
		);
	for (const some of portions(change.fresh))
		await sql`insert into impact.seen_piece (key, kind, id, day, hash, stands)
			select key, kind, id, day, hash, stands from jsonb_to_recordset(${rows(some)}::jsonb) as g (key text, kind text, id uuid, day date, hash text, stands uuid[])`.execute(
			tx
		);
	for (const some of portions(change.corrected))
		await sql`update impact.seen_piece s set hash = g.hash, stands = g.stands, corrected_at = now()
			from jsonb_to_recordset(${rows(some)}::jsonb) as g (key text, hash text, stands uuid[]) where s.key = g.key`.execute(
			tx
		);
	for (const some of portions(change.moved))
		await sql`update impact.seen_piece s set day = g.day from jsonb_to_recordset(${rows(some)}::jsonb) as g (key text, day date) where s.key = g.key`.execute(
			tx
		);
	for (const some of portions(change.amber))
		await sql`update impact.seen_piece s set amber = g.amber, amber_since = now()
			from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as g (key text, amber text) where s.key = g.key`.execute(
			tx
		);
	for (const some of portions(change.whole))
		await sql`update impact.seen_piece set amber = null, amber_since = null where key = any(${some})`.execute(tx);
	for (const some of portions(change.gone))
		await sql`delete from impact.seen_piece where key = any(${some})`.execute(tx);
}
