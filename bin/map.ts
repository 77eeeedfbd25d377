import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layGround, tilesFrom } from '#city/server';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

/** A town and what is around it; a country is too much for a page to look into. */
const MOST_BYTES = 400_000_000;

type Options = Readonly<{ bbox?: string; taken?: string }>;

/**
 * `valley map`: makes tiles of an extract of OpenStreetMap and lays them below the stops of all trails.
 * @throws {Error} with words for the person at the terminal
 */
export async function layMap(extract: string, { bbox, taken }: Options, report: Report): Promise<void> {
	if (taken && !/^\d{4}-\d\d-\d\d$/.test(taken)) throw new Error(`${taken} is no day: 2026-11-30 is one.`);
	if (bbox && !isBox(bbox)) throw new Error(`${bbox} is no box: 3.88,50.42,4.02,50.49 is one (west,south,east,north).`);
	await stat(extract).catch(() => {
		throw new Error(`There is no file ${extract}.`);
	});
	const folder = await mkdtemp(join(tmpdir(), 'valley-map-'));
	const site = await ground(report);
	open(site);
	try {
		const tiles = extract.endsWith('.pmtiles') ? extract : join(folder, 'ground.pmtiles');
		if (tiles !== extract) await tilesFrom(extract, tiles, bbox);
		const { size } = await stat(tiles);
		if (size > MOST_BYTES) throw new Error(`${extract} is more than a town: cut one out with --bbox.`);
		const by = { actor: null, source: 'import' } as const;
		const { west, south, east, north } = await layGround(tiles, await readFile(tiles), { takenOn: taken ?? null, by });
		report(`the ground reaches from ${west}, ${south} to ${east}, ${north} (${(size / 1e6).toFixed(1)} MB)`);
	} finally {
		await close();
		await site.release();
		await rm(folder, { recursive: true, force: true });
	}
}

function isBox(bbox: string): boolean {
	const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...more] = bbox
		.split(',')
		.map(Number);
	return !more.length && -180 <= west && west < east && east <= 180 && -85 <= south && south < north && north <= 85;
}
