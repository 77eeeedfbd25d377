import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { openStorage, pathOf } from '#kernel/server/storage.ts';
import { ensureProgram } from '../../../../scripts/debian.mjs';
import { testDatabase } from '../../../../tests/support/database.ts';
import { trailMap } from '../../drawn-map.ts';
import { groundOf, layGround } from './keeping.ts';
import { tilesFrom } from './making.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-ground-'));
const by = { actor: null, source: 'import' as const };

beforeAll(async () => {
	await testDatabase();
	openStorage(join(folder, 'files'));
	for (const [name, packages] of [
		['osmium', ['osmium-tool']],
		['tilemaker', ['tilemaker']]
	] as const)
		if (!ensureProgram(name, packages)) throw new Error(`${name} is needed`);
});

type Tags = Readonly<Record<string, string>>;
type Point = readonly [lat: number, lon: number];

/** An extract of an invented town. */
function extractOf(name: string, ways: readonly (readonly [Tags, readonly Point[]])[]): string {
	let [node, nodes, drawn] = [0, '', ''];
	for (const [at, [tags, points]] of ways.entries()) {
		const first = node + 1;
		const closed = points[0]?.join() === points.at(-1)?.join();
		const own = closed ? points.slice(0, -1) : points;
		for (const [lat, lon] of own) nodes += `<node id="${++node}" version="1" lat="${lat}" lon="${lon}"/>`;
		const refs = [...own.map((_, step) => first + step), ...(closed ? [first] : [])];
		const said = Object.entries(tags).map(([key, value]) => `<tag k="${key}" v="${value}"/>`);
		drawn += `<way id="${at + 1}" version="1">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${said.join('')}</way>`;
	}
	const path = join(folder, `${name}.osm`);
	const bounds = '<bounds minlat="50.44" minlon="3.93" maxlat="50.47" maxlon="3.97"/>';
	writeFileSync(path, `<?xml version="1.0"?><osm version="0.6">${bounds}${nodes}${drawn}</osm>`);
	execFileSync('osmium', ['cat', path, '-o', `${path}.pbf`, '--overwrite', '--no-progress']);
	return `${path}.pbf`;
}

async function lay(name: string, ways: Parameters<typeof extractOf>[1]) {
	const to = join(folder, `${name}.pmtiles`);
	await tilesFrom(extractOf(name, ways), to);
	return layGround(to, await readFile(to), { takenOn: '2026-11-30', by });
}

const square = (lat: number, lon: number, side: number): Point[] => [
	[lat, lon],
	[lat, lon + side],
	[lat + side, lon + side],
	[lat + side, lon],
	[lat, lon]
];
const stops = [
	{ code: 'AAAA', number: 1, lat: 50.453, lon: 3.948 },
	{ code: 'BBBB', number: 2, lat: 50.457, lon: 3.956 }
];

test('the streets of an extract lie below the stops where they are, and nothing else of it does', async () => {
	const map = trailMap(stops);
	expect(await groundOf('none', map)).toBeNull();
	const bounds = await lay('one', [
		[
			{ highway: 'residential', name: 'Rue des Essais' },
			[
				[50.453, 3.948],
				[50.457, 3.956]
			]
		],
		[{ building: 'yes' }, square(50.4545, 3.9515, 0.0005)],
		[
			{ highway: 'primary' },
			[
				[50.4415, 3.94],
				[50.4416, 3.941]
			]
		],
		[
			{ power: 'line' },
			[
				[50.453, 3.948],
				[50.457, 3.956]
			]
		]
	]);
	expect(bounds.west).toBeLessThan(3.948);
	const ground = await groundOf('edition', map);
	expect(Object.keys(ground ?? {}).toSorted()).toEqual(['building', 'street']);
	// from the first stop to the second, but for the rounding of tiles
	const [first, second] = map?.points ?? [];
	const [, x = 0, y = 0, dx = 0, dy = 0] =
		/^M(-?\d+) (-?\d+)l(-?\d+) (-?\d+)/.exec(ground?.street ?? '')?.map(Number) ?? [];
	const ends = [
		[x, y],
		[x + dx, y + dy]
	]
		.toSorted(([a = 0], [b = 0]) => a - b)
		.flat();
	for (const [at, said] of [first?.x, first?.y, second?.x, second?.y].entries())
		expect(Math.abs((ends[at] ?? 999) - (said ?? 0))).toBeLessThanOrEqual(2);
	expect(ground?.building).toMatch(/^M\d+ \d+l.*z$/);
	expect(await groundOf('edition', null)).toBeNull();
	const far = trailMap([...stops, { code: 'CCCC', number: 3, lat: 51.2, lon: 4.4 }]);
	expect(await groundOf('far', far)).toBeNull();
});

test('another one takes its place, and what is none is refused with the old one in place', async () => {
	const map = trailMap(stops);
	await lay('two', [[{ natural: 'water' }, square(50.4545, 3.9515, 0.001)]]);
	expect(Object.keys((await groundOf('edition', map)) ?? {})).toEqual(['water']);
	const count = async () =>
		(await sql<{ n: number }>`select count(*)::int as n from kernel.file`.execute(db)).rows[0]?.n;
	expect(await count()).toBe(1);
	const none = join(folder, 'none.pmtiles');
	for (const content of ['', 'PMTiles', `PMTiles\u0003${'x'.repeat(200)}`, '{}']) {
		writeFileSync(none, content);
		await expect(layGround(none, Buffer.from(content), { takenOn: null, by })).rejects.toThrow();
	}
	await expect(tilesFrom(none, join(folder, 'of-none.pmtiles'))).rejects.toThrow('nothing to draw');
	await expect(lay('empty', [[{ power: 'line' }, stops.map(({ lat, lon }) => [lat, lon] as const)]])).rejects.toThrow();
	expect([await count(), Object.keys((await groundOf('other', map)) ?? {})]).toEqual([1, ['water']]);
});

test('a trail is shown on the empty ground while its file cannot be read', async () => {
	const { rows } = await sql<{ file: string }>`select file from city.ground`.execute(db);
	await rm(pathOf(rows[0]?.file ?? ''));
	expect(await groundOf('unread', trailMap(stops))).toBeNull();
});
