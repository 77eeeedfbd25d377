/** Fifty people ask for the last place at the same moment: one has it, forty-nine wait in a row without a gap, and a form sent ten times counts once. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Program } from '../tests/support/program.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { formOf, open, register, type Seance, settleIn, withHub } from './support/hub.ts';
import { quantile } from './support/quantile.ts';
import { waitingPlace } from './support/waiting.ts';

const small = process.argv.includes('--small');
const CROWD = 50;
const REPEATS = 10;
const DEBIAN = '/usr/lib/postgresql/15/bin/postgres';

type Result = Readonly<{ rounds: number; wrong: string[]; milliseconds: number[] }>;

const results = [await withHub({ crowd: true }, (program) => play('embedded PostgreSQL 18', program, small ? 2 : 20))];
// a short run leaves the other server to the tests, which book last places on it too
if (small) console.log('on the embedded PostgreSQL alone');
else if (existsSync(DEBIAN)) {
	const given = (url: string) => ({ crowd: true, env: { DATABASE_URL: url } });
	const act = ({ url }: { url: string }) =>
		withHub(given(url), (program) => play('PostgreSQL 15 by DATABASE_URL', program, 20));
	results.push(await withScratchPostgres(act, { engine: 'debian15' }));
} else console.log(`PostgreSQL 15 is not installed (no ${DEBIAN}): only the embedded one was tried`);

const rounds = results.reduce((sum, one) => sum + one.rounds, 0);
const wrong = results.flatMap((one) => one.wrong);
console.log(
	`last-place: ${rounds} rounds of ${CROWD} on ${results.length} PostgreSQL, ${wrong.length ? `${wrong.length} things wrong` : `1 confirmed and ${CROWD - 1} waiting at 1–${CROWD - 1} each time, ${REPEATS} times the same form = 1 booking`}`
);
process.exitCode = wrong.length ? 1 : 0;

async function play(where: string, { url }: Program, rounds: number): Promise<Result> {
	await settleIn();
	const wrong: string[] = [];
	const milliseconds: number[] = [];
	for (let round = 1; round <= rounds; round++) {
		const said = await rush(url, round, milliseconds);
		wrong.push(...said.map((sentence) => `${where}, round ${round}: ${sentence}`));
	}
	for (const sentence of wrong) console.log(sentence);
	console.log(
		`${where}: ${rounds} rounds, ${milliseconds.length} registrations sent ${CROWD} at a time, answered in p50 ${quantile(milliseconds, 0.5).toFixed(0)} ms, p95 ${quantile(milliseconds, 0.95).toFixed(0)} ms`
	);
	return { rounds, wrong, milliseconds };
}

/** One round on a séance of its own with one place left. @returns what is not as promised. */
async function rush(url: string, round: number, milliseconds: number[]): Promise<string[]> {
	const seance = await open(`round-${round}`, { capacity: 3 });
	for (const name of ['Early One', 'Early Two']) await register(url, seance, formOf(`${name} ${round}`));
	const answers = await Promise.all(
		Array.from({ length: CROWD }, async (_, index) => {
			const began = performance.now();
			const answer = await register(url, seance, formOf(`Person ${index} round ${round}`));
			milliseconds.push(performance.now() - began);
			return answer;
		})
	);
	const pages = await Promise.all(answers.map(({ booking }) => standing(url, booking)));
	return [
		...answers.filter(({ status }) => status !== 303).map(({ status }) => `a registration was answered with ${status}`),
		...compare(pages, 'the pages say'),
		...compare(await stored(seance), 'the database has', ['confirmed', 'confirmed']),
		...(await repeat(url, seance, round))
	];
}

/** What a booking's own page says: `confirmed`, or the place on the waiting list. */
async function standing(url: string, booking: string): Promise<string> {
	const page = await (await fetch(url + booking)).text();
	if (page.includes('C’est réservé')) return 'confirmed';
	return waitingPlace(page) ?? `nothing known (${booking})`;
}

/** The standings of all seats of a séance by the database, counted apart from the program's own code. */
async function stored({ pool }: Seance): Promise<string[]> {
	const { rows } = await sql<{ standing: string }>`
		select case when s.state = 'waitlisted' then (row_number() over (partition by s.state order by t.queue))::text else s.state end as standing
		from participation.seat s join participation.seat_pool t on t.seat = s.id where t.pool = ${pool}`.execute(db);
	return rows.map(({ standing }) => standing);
}

function compare(found: readonly string[], who: string, before: readonly string[] = []): string[] {
	const promised = [...before, 'confirmed', ...Array.from({ length: CROWD - 1 }, (_, index) => String(index + 1))];
	const [got, wanted] = [found, promised].map((list) => list.toSorted().join(' '));
	return got === wanted ? [] : [`${who} ${got}`];
}

/** Somebody presses ten times: each answer is the same booking, and one more waits. */
async function repeat(url: string, seance: Seance, round: number): Promise<string[]> {
	const form = formOf(`Impatient ${round}`);
	const answers = await Promise.all(Array.from({ length: REPEATS }, () => register(url, seance, form)));
	const bookings = new Set(answers.map(({ status, booking }) => `${status} ${booking}`));
	const { rows } = await sql<{ bookings: number; seats: number }>`
		select count(distinct b.id)::int as bookings, count(s.id)::int as seats
		from participation.booking b join participation.seat s on s.booking = b.id where b.idempotency_key = ${form.key}`.execute(
		db
	);
	const [first = ''] = bookings;
	const place = await standing(url, first.slice(4));
	const once = bookings.size === 1 && first.startsWith('303 ') && rows[0]?.bookings === 1 && rows[0].seats === 1;
	return once && place === String(CROWD)
		? []
		: [`the same form ${REPEATS} times gave ${[...bookings].join(', ')} at ${place}`];
}
