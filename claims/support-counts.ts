/** A year of contacts, sessions, calls, groups and preparation counts as by hand: support of each file, hours of each adviser, sheets; one hour never twice, neither under two operations nor two advisers, also by who writes past the program. */
import { sql } from 'kysely';
import { momentOf } from '#kernel/server/clock.ts';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { hoursOf, monthsToSign, sendSheet, sheetsOf, signSheetOf, supportOf } from '#venture/server';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { attempt, by, type Lived, operationCode, settleYear } from './support/support-counts/lived.ts';
import { inventYear, reckon, type Year } from './support/support-counts/year.ts';

const small = process.argv.includes('--small');
const given = /--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1];
/** Each another year; `--seed=N` is one of one's own. */
const SEEDS = given ? [Number(given)] : small ? [11] : [11, 1871, 20_252];
const SIZE = small ? { files: 8, attempts: 160, days: 12 } : { files: 40, attempts: 4000, days: 320 };
const TIME_ZONE = 'Europe/Brussels';
const codes = { written: [null], elsewhere: ['support_two_places'], twice: ['support_hour_twice'] };

const wrong: string[] = [];
const sum = { attempts: 0, written: 0, refused: 0, minutes: 0, sheets: 0, raced: 0, past: 0 };
for (const seed of SEEDS)
	await withScratchPostgres(async ({ connection }) => {
		connect(connection);
		openSecret('a secret for the claim', '');
		try {
			await liveThrough(inventYear(seed, SIZE));
		} finally {
			await disconnect();
		}
	});
for (const line of wrong.slice(0, 30)) console.log(line);
console.log(
	`support-counts: ${sum.attempts} contacts of ${SEEDS.length} years, ${sum.written} written and ${sum.refused} refused for an hour that was taken, ${sum.minutes} minutes of support and ${sum.sheets} signed sheets as by hand; of ${sum.raced} pairs at one moment one each, ${sum.past} past the program refused by the database; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

/** The moment of a minute of the year, by the clock of Brussels: what lies an hour apart on it does so, since none is at night. */
function at(minute: number): Date {
	const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(minute / 1440))).toISOString().slice(0, 10);
	const clock = `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
	const found = momentOf(`${day}T${clock}`, TIME_ZONE);
	if (!found) throw new Error(`no moment ${day} ${clock}`);
	return found;
}
function monthOf(minute: number): string {
	return new Date(Date.UTC(2025, 0, 1 + Math.floor(minute / 1440))).toISOString().slice(0, 7);
}

async function liveThrough(year: Year): Promise<void> {
	const lived = await settleYear(year);
	const { verdicts, support, hours } = reckon(year, monthOf);
	for (const [turn, one] of year.attempts.entries()) {
		const verdict = verdicts[turn] ?? 'written';
		const code = await attempt(lived, year, one, at);
		sum.attempts++;
		if (verdict === 'written') sum.written++;
		else sum.refused++;
		if (!(codes[verdict] as readonly (string | null)[]).includes(code))
			wrong.push(`${JSON.stringify(one)}: ${code ?? 'written'}, by hand ${verdict}`);
	}
	await compareSupport(lived, support);
	await compareHours(lived, hours);
	await sign(lived, support);
	await race(lived, year);
	await writePast();
}

async function compareSupport({ files }: Lived, wanted: ReadonlyMap<string, number>): Promise<void> {
	const found = new Map<string, number>();
	for (const [at, id] of files.entries())
		for (const { operation, minutes } of await supportOf(id)) found.set(`${at} ${numberOf(operation)}`, minutes);
	differ('support', wanted, found);
	sum.minutes += [...found.values()].reduce((all, one) => all + one, 0);
}

async function compareHours({ advisers }: Lived, wanted: ReadonlyMap<string, number>): Promise<void> {
	const found = new Map<string, number>();
	for (const [at, { id }] of advisers.entries())
		for (let month = 1; month <= 12; month++) {
			const name = `2025-${String(month).padStart(2, '0')}`;
			for (const { operation, minutes } of await hoursOf(id, name)) {
				const key = `${at} ${name} ${numberOf(operation)}`;
				found.set(key, (found.get(key) ?? 0) + minutes);
			}
		}
	differ('hours', wanted, found);
}

function numberOf(operation: string | null): string {
	if (operation === null) return 'null';
	return String(Array.from({ length: 3 }, (_, at) => operationCode(at)).indexOf(operation));
}

function differ(what: string, wanted: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): void {
	for (const key of new Set([...wanted.keys(), ...found.keys()]))
		if ((wanted.get(key) ?? 0) !== (found.get(key) ?? 0))
			wrong.push(`${what} of ${key}: ${found.get(key) ?? 0} minutes, by hand ${wanted.get(key) ?? 0}`);
}

/** Every month of every file is signed: together they are its support, and there is nothing left to sign. */
async function sign(
	{ files, founders, advisers, organizations }: Lived,
	support: ReadonlyMap<string, number>
): Promise<void> {
	for (const [turn, file] of files.entries()) {
		const founder = founders[turn];
		const { rows } = await sql<{ keeper: string }>`select keeper from venture.file where id = ${file}`.execute(db);
		const adviser = advisers[organizations.indexOf(rows[0]?.keeper ?? '')];
		if (!founder || !adviser) throw new Error('nobody');
		for (const { month, operation } of await monthsToSign(file)) {
			const given = { file, month, operation, to: founder.id };
			const id = await transaction((tx) => sendSheet(tx, given, adviser, by(adviser)));
			await transaction((tx) => signSheetOf(tx, id, founder.name, { source: 'web' }));
			sum.sheets++;
		}
		const signed = (await sheetsOf(file)).reduce((all, { minutes }) => all + minutes, 0);
		const wanted = [...support]
			.filter(([key]) => key.startsWith(`${turn} `))
			.reduce((all, [, minutes]) => all + minutes, 0);
		if (signed !== wanted) wrong.push(`sheets of ${turn}: ${signed} minutes, by hand ${wanted}`);
		if ((await monthsToSign(file)).length) wrong.push(`something of ${turn} is left to sign`);
	}
}

/** Two advisers of one house write the same hour of one file at the same moment. */
async function race(lived: Lived, year: Year): Promise<void> {
	const file = year.files.findIndex(({ keeper }) => keeper === 0);
	const pair = year.advisers.flatMap(({ organization }, at) => (organization === 0 ? [at] : [])).slice(0, 2);
	for (let turn = 0; turn < (small ? 3 : 20); turn++) {
		const one = { kind: 'session' as const, files: [file], from: (330 + turn) * 1440 + 600, lasts: 60, struck: false };
		const said = await Promise.all(
			pair.map((adviser, operation) => attempt(lived, year, { ...one, adviser, operation }, at))
		);
		sum.raced++;
		if (said.filter((code) => code === null).length !== 1) wrong.push(`two at one moment: ${said.join(', ')}`);
	}
}

/** Whoever writes past the program is refused by the database itself. */
async function writePast(): Promise<void> {
	const { rows } = await sql<{ contact: string; file: string; author: string }>`
		select c.id as contact, cf.file, c.author from venture.contact c join venture.contact_file cf on cf.contact = c.id where cf.supports is not null limit ${small ? 3 : 20}`.execute(
		db
	);
	for (const { contact, file, author } of rows) {
		const other = sql`insert into venture.contact (id, author, organization, kind, at, during)
			select gen_random_uuid(), ${author}, organization, kind, at, tstzrange(lower(during) + interval '5 minutes', upper(during)) from venture.contact where id = ${contact}`;
		const twice = sql`with made as (insert into venture.contact (id, organization, kind, at, during) select gen_random_uuid(), organization, kind, at, during from venture.contact where id = ${contact} returning id)
			insert into venture.contact_file (contact, file, supports) select made.id, ${file}, cf.supports from made, venture.contact_file cf where cf.contact = ${contact} and cf.file = ${file}`;
		for (const write of [other, twice]) {
			const code = await write.execute(db).then(
				() => 'written',
				(error: { code?: string }) => error.code
			);
			sum.past++;
			if (code !== '23P01') wrong.push(`past the program: ${code}`);
		}
	}
}
