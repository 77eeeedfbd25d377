/** What the agenda costs as its séances grow from 100 to 100,000: the list, a filter, the feeds, the embedded list and the search, one reader at a time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { settleIn, withHub } from '../claims/support/hub.ts';

const SIZES = [100, 1000, 10_000, 100_000];
const TURNS = 15;
const PER_OFFERING = 10;

type Result = { seances: number; what: string; median: number; kilobytes: number };

/** What is asked for; `written` is touched before each turn, so that nothing kept can be sent. */
const asked: Record<string, { path: string; written?: true }> = {
	list: { path: '/agenda' },
	'list of a sector': { path: '/agenda?sector=design' },
	'one activity': { path: '/agenda/banc-1' },
	'calendar, kept': { path: '/agenda.ics' },
	'calendar, written': { path: '/agenda.ics', written: true },
	'calendar of a sector, written': { path: '/agenda/sectors/design.ics', written: true },
	'news, written': { path: '/agenda.atom', written: true },
	embedded: { path: '/embed/agenda' },
	search: { path: '/search?q=terril' },
	'search that finds nothing': { path: '/search?q=zzyzx' }
};

process.exitCode = await withHub({ crowd: true, args: [], env: { LOG_LEVEL: 'warn' } }, async ({ url }) => {
	await settleIn();
	const results: Result[] = [];
	let filled = 0;
	for (const seances of SIZES) {
		await fill(filled, seances);
		filled = seances;
		for (const [what, { path, written = false }] of Object.entries(asked))
			results.push({ seances, what, ...(await time(url + href(path, 'fr'), written)) });
	}
	return report(results);
});

/** Séances over the next two years, ten of each activity, a tenth of the activities in one sector, a word in one of a hundred. */
async function fill(from: number, to: number): Promise<void> {
	await sql`insert into agenda.offering (id, slug, kind, area, title, summary, organization, sectors, languages, fictional, published_at, search)
		select gen_random_uuid(), 'banc-' || n, 'talk', 'agenda', jsonb_build_object('source', 'fr', 'fr', w.words), '{"source": "fr", "fr": "Pour mesurer."}',
			(select id from network.organization where slug = 'hub'), case when n % 10 = 0 then '{design}'::text[] else '{}' end, '{fr}', true, now(), lower(w.words)
		from generate_series(${from / PER_OFFERING + 1}::int, ${to / PER_OFFERING}::int) n,
			lateral (select 'Rencontre ' || n || case when n % 100 = 0 then ' au terril' else ' du hub' end as words) w`.execute(
		db
	);
	await sql`with made as (
			select gen_random_uuid() as pool, f.id as offering, now() + random() * interval '730 days' as starts_at
			from agenda.offering f, generate_series(1, ${PER_OFFERING}::int)
			where not exists (select from agenda.occurrence o where o.offering = f.id)
		), pools as (insert into participation.pool (id, capacity, waiting) select pool, 20, true from made)
		insert into agenda.occurrence (id, offering, starts_at, ends_at, time_zone, place, pool)
		select gen_random_uuid(), offering, starts_at, starts_at + interval '2 hours', 'Europe/Brussels', (select id from network.place where slug = 'quai'), pool from made`.execute(
		db
	);
	await sql`analyze`.execute(db);
}

async function time(address: string, written: boolean): Promise<Pick<Result, 'median' | 'kilobytes'>> {
	const times: number[] = [];
	let bytes = 0;
	for (let turn = 0; turn < TURNS; turn++) {
		if (written)
			await sql`update agenda.occurrence set updated_at = clock_timestamp() where id = (select min(id::text)::uuid from (select id from agenda.occurrence limit 1) x)`.execute(
				db
			);
		const start = performance.now();
		const answer = await fetch(address);
		bytes = (await answer.arrayBuffer()).byteLength;
		if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
		times.push(performance.now() - start);
	}
	const median = times.toSorted((a, b) => a - b)[Math.floor(TURNS / 2)] ?? Number.NaN;
	return { median: Math.round(median * 10) / 10, kilobytes: Math.round(bytes / 102.4) / 10 };
}

function report(results: readonly Result[]): number {
	const rows = Object.keys(asked).map((what) => {
		const own = results.filter((one) => one.what === what);
		return { what, medians: own.map(({ median }) => median), slope: slopeOf(own) };
	});
	const cell = (text: string) => text.padStart(9);
	console.log(
		`${'ms, median of'.padEnd(30)}${SIZES.map((size) => cell(size.toLocaleString('en'))).join('')}${cell('slope')}   (${TURNS} turns)`
	);
	for (const { what, medians, slope } of rows)
		console.log(`${what.padEnd(30)}${medians.map((one) => cell(one.toFixed(1))).join('')}${cell(slope.toFixed(2))}`);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/agenda.json', `${JSON.stringify({ results, rows }, null, '\t')}\n`);
	const steepest = rows.toSorted((a, b) => b.slope - a.slope)[0];
	console.log(
		`bench/agenda: 100 to 100,000 séances, the steepest is « ${steepest?.what} » with a slope of ${steepest?.slope.toFixed(2)} (0: always the same, 1: as many times longer as there are more)`
	);
	return 0;
}

/** How the time grows with the number, as the exponent of a power, by least squares over the logarithms. */
function slopeOf(results: readonly Result[]): number {
	const points = results.map(({ seances, median }) => [Math.log10(seances), Math.log10(median)] as const);
	const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
	return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
