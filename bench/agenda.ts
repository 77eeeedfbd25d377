/**
 * What the agenda costs as its séances grow from 100 to 100,000: the list, a filter, the feeds, the embedded list and the search, one reader at a time;
 * and a festival, with a programme that grows from 10 to 10,000 items beside them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { settleIn, withHub } from '../claims/support/hub.ts';
import { quantile } from '../claims/support/quantile.ts';

const SIZES = [100, 1000, 10_000, 100_000];
const TURNS = 15;
const PER_OFFERING = 10;
/** So many séances for an item on the programme of the one festival; so many items are on a day of it. */
const PER_ITEM = 10;
const PER_DAY = 50;

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
	'search that finds nothing': { path: '/search?q=zzyzx' },
	'festival, a day': { path: '/festival/banc' },
	'festival, screen': { path: '/festival/banc/screen/state' },
	'festival, calendar': { path: '/festival/banc/programme.ics' }
};

process.exitCode = await withHub({ crowd: true, args: [], env: { LOG_LEVEL: 'warn' } }, async ({ url }) => {
	await settleIn();
	await openFestival();
	const results: Result[] = [];
	let filled = 0;
	for (const seances of SIZES) {
		await fill(filled, seances);
		await plan(filled / PER_ITEM, seances / PER_ITEM);
		filled = seances;
		for (const [what, { path, written = false }] of Object.entries(asked))
			results.push({ seances, what, ...(await time(url + href(path, 'fr'), written)) });
	}
	return report(results);
});

/** Séances over the next two years, ten of each activity, a tenth of the activities in one sector, a word in one of a hundred. */
async function fill(from: number, to: number): Promise<void> {
	await sql`insert into agenda.offering (id, slug, kind, area, title, summary, organization, sectors, languages, fictional, published_at)
		select gen_random_uuid(), 'banc-' || n, 'talk', 'agenda', jsonb_build_object('source', 'fr', 'fr', w.words), '{"source": "fr", "fr": "Pour mesurer."}',
			(select id from network.organization where slug = 'hub'), case when n % 10 = 0 then '{design}'::text[] else '{}' end, '{fr}', true, now()
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

/** A festival of five stages and four tracks, with nothing on it yet. */
async function openFestival(): Promise<void> {
	await sql`with festival as (
			insert into agenda.offering (id, slug, kind, area, title, summary, organization, languages, fictional, published_at)
			select gen_random_uuid(), 'banc', 'festival', 'agenda', '{"source": "fr", "fr": "Festival du banc"}', '{"source": "fr", "fr": "Pour mesurer."}',
				id, '{fr}', true, now() from network.organization where slug = 'hub' returning id
		), stages as (
			insert into agenda.stage (id, offering, name, rank)
			select gen_random_uuid(), id, jsonb_build_object('source', 'fr', 'fr', 'Scène ' || n), n from festival, generate_series(1, 5) n
		)
		insert into agenda.track (id, offering, label, area, rank)
		select gen_random_uuid(), id, jsonb_build_object('source', 'fr', 'fr', 'Thème ' || n), 'stage', n from festival, generate_series(1, 4) n`.execute(
		db
	);
}

/** Items of the festival, from tomorrow on: fifty a day, ten on each stage, an hour each. */
async function plan(from: number, to: number): Promise<void> {
	await sql`insert into agenda.item (id, offering, stage, track, starts_at, ends_at, title, summary, people)
		select gen_random_uuid(), s.offering, s.id, t.id, at, at + interval '50 minutes', jsonb_build_object('source', 'fr', 'fr', 'Rendez-vous ' || n),
			'{"source": "fr", "fr": "Deux phrases qui disent de quoi il s’agit. Pour mesurer."}', 'Lila Banc, Noé Mesure'
		from generate_series(${from}::int, ${to - 1}::int) n
			join agenda.stage s on s.rank = n % 5 + 1
			join agenda.track t on t.rank = n % 4 + 1 and t.offering = s.offering
			cross join lateral (select date_trunc('day', now()) + interval '1 day 10 hours' + (n / ${PER_DAY}::int) * interval '1 day' + (n % ${PER_DAY}::int / 5) * interval '1 hour' as at) times`.execute(
		db
	);
	await sql`analyze agenda.item`.execute(db);
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
	const median = quantile(times, 0.5);
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
	console.log('(the festival has a tenth as many items as there are séances, fifty a day: 10 to 10,000)');
	for (const { what, medians, slope } of rows)
		console.log(`${what.padEnd(30)}${medians.map((one) => cell(one.toFixed(1))).join('')}${cell(slope.toFixed(2))}`);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/agenda.json', `${JSON.stringify({ results, rows }, null, '\t')}\n`);
	const steepest = rows.toSorted((a, b) => b.slope - a.slope)[0];
	console.log(
		`bench/agenda: 100 to 100,000 séances, 10 to 10,000 items of one festival, the steepest is « ${steepest?.what} » with a slope of ${steepest?.slope.toFixed(2)} (0: always the same, 1: as many times longer as there are more)`
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
