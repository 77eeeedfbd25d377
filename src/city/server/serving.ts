import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { fileAnswer } from '#kernel/server/file-answer.ts';
import { pathOf, readFileOf } from '#kernel/server/storage.ts';
import { codeIn } from '../codes.ts';
import { type EditionStop, type Manifest, type Part, partServed, servedOn } from '../edition.ts';
import type { Reaction } from '../experiment.ts';
import { todayHere } from './editions.ts';
import type { On } from './reading.ts';
import { tileAnswer } from './tiles/tiles.ts';

/** A trail as everybody reads it today. */
export type Served = Readonly<{
	id: string;
	slug: string;
	number: number;
	hash: string;
	approvedAt: Date;
	/** The code of the funded project that it is booked on. */
	operation: string | null;
	manifest: Manifest;
}>;

const selected = sql`
	select t.id, t.slug, e.number, e.hash, e.approved_at, t.operation, e.manifest from city.trail t join city.edition e on e.id = t.edition`;

/** The trails that everybody reads, the latest first. */
export async function servedTrails({ limit, offset }: Readonly<{ limit: number; offset: number }>, on: On = db) {
	// only the manifests that are shown are read
	const { rows } = await sql<Served>`
		with shown as materialized (select t.id from city.trail t join city.edition e on e.id = t.edition
			order by e.approved_at desc, t.id limit ${limit} offset ${offset})
		${selected} where t.id in (select id from shown) order by e.approved_at desc, t.id`.execute(on);
	const total = await countServed(on);
	return { trails: await today(rows), total };
}

/** The addresses of all of them, and since when each reads as it does. */
export async function servedAddresses(): Promise<{ slug: string; changed: Date }[]> {
	const { rows } = await sql<{ slug: string; changed: Date }>`
		select t.slug, e.approved_at as changed from city.trail t join city.edition e on e.id = t.edition
		order by e.approved_at desc, t.id`.execute(db);
	return rows;
}

/** How many trails there are for everybody. */
async function countServed(on: On = db): Promise<number> {
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from city.trail where edition is not null`.execute(on);
	return rows[0]?.count ?? 0;
}

/** One by the word of its address. @throws 404 */
export const servedBySlug = (slug: string, on: On = db): Promise<Served> => one(sql`t.slug = ${slug}`, on);

/** The trail and the stop that a code leads to; null where there is none. */
export async function findCode(typed: string, on: On = db): Promise<{ slug: string; code: string } | null> {
	const code = codeIn(typed);
	if (!code) return null;
	const { rows } = await sql<{ slug: string }>`
		select t.slug from city.trail t join city.edition e on e.id = t.edition
		where city.codes_of(e.manifest) @> array[${code}] limit 1`.execute(on);
	return rows[0] ? { slug: rows[0].slug, code } : null;
}

/** What a stop that is read today says instead, by its code; null where it always says the same. */
export async function reactionOf(typed: string, on: On = db): Promise<Reaction | null> {
	const found = await findCode(typed, on);
	if (!found) return null;
	const { manifest } = await servedBySlug(found.slug, on);
	return manifest.stops.find(({ code }) => code === found.code)?.reaction ?? null;
}

async function one(which: ReturnType<typeof sql>, on: On): Promise<Served> {
	const { rows } = await sql<Served>`${selected} where ${which}`.execute(on);
	const [served] = await today(rows);
	if (!served) throw missing();
	return served;
}

async function today(rows: readonly Served[]): Promise<Served[]> {
	const day = await todayHere();
	return rows.map(({ id, slug, number, hash, approvedAt, operation, manifest }) => ({
		...{ id, slug, number, hash, approvedAt, operation, manifest: servedOn(manifest, day) }
	}));
}

const MOST_REMEMBERED = 2000;
/** Parts by their hash, under which they never change. */
const remembered = new Map<string, Part>();

/** What a stop says in one language; null where it says nothing in it. */
export async function partOf(
	stop: EditionStop,
	locale: Part['locale'],
	manifest: Manifest,
	on: On = db
): Promise<Part | null> {
	const its = stop.parts[locale];
	if (!its) return null;
	const known = remembered.get(its.hash) ?? (JSON.parse(String((await readFileOf(its.hash, on)).content)) as Part);
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(its.hash, known);
	return partServed(known, manifest);
}

/** A file of what is published, or the piece of it that was asked for. @throws 404 for one that is in no edition that is read today, or whose licence has ended */
export async function serveFile(hash: string, headers: Headers): Promise<Response> {
	await requireShown(hash);
	return fileResponse(hash, headers, FOR_A_WHILE);
}

/** A tile of a picture of what is published, or what is said of them all. @param asked below the address of its image service. @throws 404 as `serveFile` does */
export async function serveTile(hash: string, asked: string): Promise<Response> {
	await requireShown(hash);
	return tileAnswer(hash, asked, FOR_A_WHILE);
}

/** It may leave before its name does: a licence ends, a trail is withdrawn. */
const FOR_A_WHILE = 'public, max-age=3600, no-transform';

async function requireShown(hash: string): Promise<void> {
	const { rows } = await sql`
		select from city.edition_file f join city.trail t on t.edition = f.edition
		where f.file = ${hash} and (f.until is null or f.until >= ${await todayHere()}::date) limit 1`.execute(db);
	if (!rows.length) throw missing();
}

/** The same without asking who reads. */
export async function fileResponse(hash: string, headers: Headers, caching: string): Promise<Response> {
	const { rows } = await sql<{ mediaType: string }>`select media_type from kernel.file where hash = ${hash}`.execute(
		db
	);
	const there = rows[0] && (await stat(pathOf(hash)).catch(() => null));
	if (!rows[0] || !there) throw missing();
	const said = { path: pathOf(hash), bytes: there.size, type: rows[0].mediaType, etag: `"${hash}"`, caching };
	return fileAnswer(said, headers);
}
