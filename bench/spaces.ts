/** When 500 spaces are free over a month, with sixty bookings each, is told in 100 ms at p95; bookings a second, with 10 and 100 times as many bookings in other months, and beside plain SQL. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { busy, reserve } from '#spaces/server';
import { by } from '../claims/support/hub.ts';
import { quantile } from '../claims/support/quantile.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { build, fill, plainTable } from './support/houses.ts';

const small = process.argv.includes('--small');
const SPACES = small ? 60 : 500;
const FACTORS = small ? [1, 3] : [1, 10, 100];
const TURNS = small ? 10 : 40;
const BOOKINGS = small ? 40 : 400;
/** As many at once as the program has connections. */
const AT_ONCE = 12;
const LIMIT_MS = 100;
const DAY = 86_400_000;

type Row = Readonly<{ factor: number; what: string; value: number; unit: 'ms' | '/s' }>;

const rows: Row[] = [];
await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the benchmark', '');
	try {
		// what the tests' database demands of every change would be measured too
		await sql`drop schema if exists told cascade`.execute(db);
		await plainTable();
		const { all, booked } = await build(SPACES);
		let filled = 0;
		for (const factor of FACTORS) {
			await fill(filled, factor);
			filled = factor;
			await measure(factor, all, booked);
		}
	} finally {
		await disconnect();
	}
});
process.exitCode = report();

async function measure(factor: number, all: readonly string[], booked: readonly string[]): Promise<void> {
	const [from, until] = [new Date(Date.now() + DAY), new Date(Date.now() + 31 * DAY)];
	const few = all.slice(0, 25);
	const say = (what: string, value: number, unit: Row['unit']) => rows.push({ factor, what, value, unit });
	const ours = await times(() => busy(all, from, until));
	say(`${SPACES} spaces, a month, p95`, quantile(ours, 0.95), 'ms');
	say(`${SPACES} spaces, a month, median`, quantile(ours, 0.5), 'ms');
	say('a house of 25, a month, median', quantile(await times(() => busy(few, from, until)), 0.5), 'ms');
	const plain = () =>
		sql`select space, range_agg(during)::text from bench_booking where space = any(${[...all]}::uuid[])
			and during && tstzrange(${from}::timestamptz, ${until}::timestamptz) group by space`.execute(db);
	say(`${SPACES} spaces, a month, plain SQL, median`, quantile(await times(plain), 0.5), 'ms');
	say('bookings, all houses', await rate((turn) => book(booked[turn % booked.length] ?? '', turn, factor)), '/s');
	say('bookings, one room', await rate((turn) => book(booked[0] ?? '', BOOKINGS * 2 + turn, factor)), '/s');
	say('bookings, plain SQL', await rate((turn) => insert(booked[turn % booked.length] ?? '', turn, factor)), '/s');
}

async function times(act: () => Promise<unknown>): Promise<number[]> {
	await act();
	const all: number[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		const began = performance.now();
		await act();
		all.push(performance.now() - began);
	}
	return all;
}

/** How many a second, as many at once as there are connections. */
async function rate(act: (turn: number) => Promise<unknown>): Promise<number> {
	let turn = 0;
	const began = performance.now();
	const one = async () => {
		while (turn < BOOKINGS) await act(turn++);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, one));
	return BOOKINGS / ((performance.now() - began) / 1000);
}

/** An hour that nobody has: each turn and each round one of its own. */
function hour(turn: number, factor: number): { startsAt: Date; endsAt: Date } {
	const at = Math.ceil(Date.now() / DAY) * DAY + (60 + FACTORS.indexOf(factor) * 200) * DAY + turn * 3_600_000;
	return { startsAt: new Date(at), endsAt: new Date(at + 3_600_000) };
}

function book(space: string, turn: number, factor: number): Promise<unknown> {
	const who = { name: `Person ${turn}`, email: `person.${turn}.${factor}@example.org`, locale: 'fr' } as const;
	const request = {
		...who,
		...hour(turn, factor),
		idempotencyKey: crypto.randomUUID(),
		quantity: 1,
		purpose: null,
		people: null
	};
	return transaction((tx) => reserve(tx, space, request, { ...by, source: 'web', approval: false }));
}

function insert(space: string, turn: number, factor: number): Promise<unknown> {
	const { startsAt, endsAt } = hour(turn, factor);
	return transaction((tx) =>
		sql`insert into bench_booking (space, during) values (${space}, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))`.execute(
			tx
		)
	);
}

function report(): number {
	const figure = (what: string, factor: number) =>
		rows.find((row) => row.what === what && row.factor === factor)?.value ?? Number.NaN;
	const cell = (text: string) => text.padStart(10);
	console.log(`${''.padEnd(44)}${FACTORS.map((factor) => cell(`${factor}×`)).join('')}`);
	for (const { what, unit } of rows.filter(({ factor }) => factor === 1))
		console.log(
			`${`${what}, ${unit}`.padEnd(44)}${FACTORS.map((factor) => cell(figure(what, factor).toFixed(1))).join('')}`
		);
	const most = FACTORS.at(-1) ?? 1;
	const slow = (factor: number) => figure(`${SPACES} spaces, a month, p95`, factor);
	const ratio = {
		availability:
			figure(`${SPACES} spaces, a month, median`, 1) / figure(`${SPACES} spaces, a month, plain SQL, median`, 1),
		bookings: figure('bookings, plain SQL', 1) / figure('bookings, all houses', 1),
		growth: slow(most) / slow(1)
	};
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/spaces.json', `${JSON.stringify({ spaces: SPACES, rows, ratio }, null, '\t')}\n`);
	const worst = Math.max(...FACTORS.map(slow));
	console.log(
		`bench/spaces: ${SPACES} spaces over a month in ${worst.toFixed(0)} ms at p95 (${ratio.availability.toFixed(1)} × plain SQL), ${figure('bookings, all houses', 1).toFixed(0)} bookings a second (plain SQL ${ratio.bookings.toFixed(1)} × as many), with ${most} times the bookings ${ratio.growth.toFixed(2)} × as long`
	);
	// a short run says nothing of the limit
	return small || worst <= LIMIT_MS ? 0 : 1;
}
