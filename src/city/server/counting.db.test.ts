import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import type { CountLine } from '../counting.ts';
import { takeCounts } from '../pages/counting/counts.server.ts';
import { curator, type Host, newLayer, nowhere, refusal, trailOf, working } from './city.fixture.ts';
import {
	addStop,
	approve,
	countOpenings,
	figuresOf,
	forgetCounts,
	servedBySlug,
	trailById,
	writeLayer
} from './index.ts';

const day = (back = 0): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
let ada: Host;
let trail: string;
let slug: string;
let codes: readonly string[];

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-counts-')));
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	ada = await curator('Ada');
	({ trail } = await trailOf(ada));
	await transaction(async (tx) => {
		const second = await addStop(tx, trail, nowhere, working(ada));
		await writeLayer(tx, trail, second, newLayer({ title: 'Le puits' }), working(ada));
		await approve(tx, trail, { ...working(ada), seen: (await trailById(trail, tx)).version });
	});
	({ slug } = await trailById(trail));
	codes = (await servedBySlug(slug)).manifest.stops.map(({ code }) => code);
});

const opened = (at: number, more: Partial<CountLine> = {}): CountLine => ({
	...{ day: day(), stop: codes[at] ?? '', locale: 'fr', audience: 'adult', arrived: true, from: null, seconds: 30 },
	...more
});
const told = (lines: readonly CountLine[], receipt = newId()) =>
	transaction((tx) => countOpenings(tx, { receipt, trail: slug, lines: [...lines] }));
const figures = () => figuresOf(trail, { from: day(6), until: day() });
const sent = (body: unknown, headers: Record<string, string> = {}) =>
	takeCounts({
		request: new Request('http://hub.test/guide/counts', { method: 'POST', body: JSON.stringify(body), headers }),
		getClientAddress: () => '192.0.2.1'
	});

test('what is sent twice, or by two at once, is counted once; what is too old, of another language or of no stop is not', async () => {
	const receipt = newId();
	const visit = [opened(0), opened(1, { from: codes[0] ?? '', seconds: 90 })];
	const both = await Promise.all([told(visit, receipt), told(visit, receipt)]);
	expect(both.toSorted()).toEqual([false, true]);
	expect(await told(visit, receipt)).toBe(false);
	await told([opened(0, { day: day(8) }), opened(0, { locale: 'fi' }), opened(0, { stop: 'ZZZZ' })]);
	const { visits, stops, locales, audiences } = await figures();
	expect([visits, locales, audiences]).toEqual([
		...[1, [{ locale: 'fr', visits: 1 }]],
		[{ audience: 'adult', opened: 2 }]
	]);
	expect(stops.map(({ arrived, left, seconds }) => [arrived, left, seconds]).toSorted()).toEqual([
		[1, 0, 30],
		[1, 1, 90]
	]);
	expect(
		await refusal(transaction((tx) => countOpenings(tx, { receipt: newId(), trail: 'nowhere', lines: visit })))
	).toBe('kernel_missing');
});

test('a visit that was told a day late is of its own day; many at once lose nothing', async () => {
	const before = (await figures()).visits;
	await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			told([opened(0, { day: day(1) }), opened(1, { day: day(1), from: codes[0] ?? '', seconds: at })])
		)
	);
	const { visits, days } = await figures();
	expect(visits - before).toBe(20);
	expect(days.find((one) => one.day === day(1))?.visits).toBe(20);
});

test('nothing that names a device or a person is kept, and receipts and old counts go', async () => {
	const { rows } = await sql<{ columns: string[] }>`
		select array_agg(column_name::text order by column_name::text) as columns from information_schema.columns
		where table_schema = 'city' and table_name in ('daily_count', 'counted') group by table_name order by table_name`.execute(
		db
	);
	expect(rows.map(({ columns }) => columns.join(' '))).toEqual([
		'at receipt',
		'arrived audience begun day locale opened seconds stop trail went_on'
	]);
	await sql`update city.counted set at = now() - interval '10 days'`.execute(db);
	await sql`update city.daily_count set day = day - 1200 where day < current_date`.execute(db);
	await transaction((tx) => forgetCounts(tx));
	const left = await sql<{ receipts: number; old: number }>`
		select (select count(*)::int from city.counted) as receipts, (select count(*)::int from city.daily_count where day < current_date) as old`.execute(
		db
	);
	expect(left.rows[0]).toEqual({ receipts: 0, old: 0 });
});

test('whoever asks not to be counted is not, and what is no count is refused', async () => {
	const before = (await figures()).visits;
	const body = { receipt: newId(), trail: slug, lines: [opened(0)] };
	for (const headers of [{ 'sec-gpc': '1' }, { dnt: '1' }] as Record<string, string>[])
		expect((await sent(body, headers)).status).toBe(204);
	expect((await figures()).visits).toBe(before);
	expect((await sent(body)).status).toBe(204);
	expect((await figures()).visits).toBe(before + 1);
	const wrong = [
		...[null, {}, { ...body, lines: [] }, { ...body, person: ada.id }, { ...body, receipt: 'x' }],
		{ ...body, lines: [opened(0, { seconds: 1e9 })] },
		{ ...body, lines: [opened(0, { from: codes[0] ?? '' })] },
		{ ...body, lines: Array.from({ length: 51 }, () => opened(0)) }
	];
	for (const one of wrong) expect(await refusal(sent(one))).toBe('kernel_bad_request');
});
