/** The program and its database are killed again and again while people register: no acknowledged registration is lost, and one start brings all back. */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPostmaster } from '#kernel/server/postgres/postmaster.ts';
import { openPostgres } from '../tests/support/postgres.ts';
import { freePort, type Program, startProgram } from '../tests/support/program.ts';
import { inconsistencies, standings, withoutGap } from './support/aftermath.ts';
import { crowd } from './support/crowd.ts';
import { open, type Seance, settleIn } from './support/hub.ts';
import { whileJoined } from './support/joined.ts';
import { clear } from './support/machine.ts';
import { quantile } from './support/quantile.ts';
import { valley } from './support/valley.ts';

const small = process.argv.includes('--small');
const KILLS = small ? 1 : 50;
/** The rounds with a second program: none in a short run. */
const SECOND = small ? { from: 0, until: 0 } : { from: Math.ceil(KILLS / 3), until: Math.ceil((KILLS * 2) / 3) };
/** So many register before each kill, and after the last. */
const MORE = small ? 3 : 5;
const PATIENCE_MS = 60_000;

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-crash-'));
const cluster = join(folder, 'postgres');
const options = {
	data: folder,
	args: small ? ['--empty'] : ['--demo'],
	port: await freePort(),
	crowd: true,
	env: { LOG_LEVEL: 'warn' }
};
const wrong: string[] = [];
const seconds: Record<'program' | 'database', number[]> = { program: [], database: [] };

const earlier: string[] = [];
let figure = '';

let program = await startProgram(options);
let second: Program | undefined;
try {
	const seances = await onDatabase(openSeances);
	const people = crowd({
		urls: () => [program, ...(second ? [second] : [])].map(({ url }) => url),
		seances,
		people: 4,
		pauseMs: small ? 500 : 150
	});
	for (let round = 1; round <= KILLS; round++) {
		await between(round);
		await people.more(MORE);
		seconds.program.push(await timed(killProgram));
		await people.more(MORE);
		seconds.database.push(await timed(killDatabase));
	}
	await people.more(MORE);
	await people.stop();
	await judge(people, seances);
} finally {
	for (const one of [second, program]) await one?.stop();
	wrong.push(...clear(folder).map((process) => `at the end there is still ${process}`));
}
for (const sentence of wrong) console.log(sentence);
console.log(`crash: ${KILLS} kills of each, ${figure}${wrong.length ? `, ${wrong.length} things wrong` : ''}`);
process.exitCode = wrong.length ? 1 : 0;

/** As many places as people want, so that it is about what is kept; and a few, so that it is also about who waits where. */
async function openSeances(): Promise<Seance[]> {
	await settleIn();
	return [await open('crash-without-limit'), await open('crash-with-limit', { capacity: 12 })];
}

/** A second program on the same folder, on another port, for the third of the rounds in the middle. */
async function between(round: number): Promise<void> {
	if (round === SECOND.from) second = await startProgram({ ...options, port: await freePort() });
	if (round !== SECOND.until + 1 || !second) return;
	const stopping = second;
	second = undefined;
	const code = await stopping.stop();
	if (code !== 0) wrong.push(`the second program ended with ${code}`);
}

/** `kill -9`, then one start. */
async function killProgram(): Promise<void> {
	await program.kill();
	earlier.push(program.output());
	program = await startProgram(options);
	await answers();
}

/** `kill -9` of the postmaster; nobody starts anything, the program heals by itself. */
async function killDatabase(): Promise<void> {
	const victim = findPostmaster(cluster).running;
	if (!victim) throw new Error('there is no database to kill');
	process.kill(victim.pid, 'SIGKILL');
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(10)) {
		const { running } = findPostmaster(cluster);
		if (running && running.pid !== victim.pid) return answers();
	}
	throw new Error(`the database did not come back:\n${program.output().slice(-2000)}`);
}

async function answers(): Promise<void> {
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(10)) {
		if (program.child.exitCode !== null)
			throw new Error(`the program ended with ${program.child.exitCode}:\n${program.output().slice(-2000)}`);
		const page = await fetch(`${program.url}/fr`).catch(() => null);
		await page?.arrayBuffer().catch(() => undefined);
		if (page?.ok) return;
	}
	throw new Error(`the program does not answer:\n${program.output().slice(-2000)}`);
}

async function timed(act: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await act();
	return (performance.now() - began) / 1000;
}

async function judge(people: ReturnType<typeof crowd>, seances: readonly Seance[]): Promise<void> {
	const { booked, answers, rude } = people;
	const said = await standings(program.url, booked);
	const lost = said.filter((one) => one.startsWith('lost'));
	const waiting = said.map(Number).filter((place) => place > 0);
	wrong.push(...new Set([...lost, ...rude]), ...(await onDatabase(() => inconsistencies(seances))));
	if (new Set(booked.map(({ page }) => page)).size !== booked.length)
		wrong.push('two forms were answered with one booking');
	if (!withoutGap(waiting)) wrong.push(`the waiting list has a gap: ${waiting.toSorted((a, b) => a - b).join(' ')}`);
	// a program more, which a short run leaves out
	if (!small) await askDoctor();
	console.log(
		`answers: ${[...answers].map(([status, count]) => `${count} × ${status}`).join(', ')}; ${waiting.length} wait at 1–${waiting.length}`
	);
	if (rude.length) console.log([...new Set(failures())].join('\n'));
	for (const [what, list] of Object.entries(seconds))
		console.log(`${what} killed ${list.length} times, answers again after ${told(list)}`);
	figure = `${booked.length} acknowledged, ${lost.length} lost, answering again after ${told(Object.values(seconds).flat())}`;
}

async function askDoctor(): Promise<void> {
	const { code, said } = await valley(['doctor'], { DATA_DIR: folder, LOG_LEVEL: 'warn' });
	if (code !== 0) wrong.push(`doctor ended with ${code}:\n${said}`);
	console.log(said.trimEnd());
}

/** What the programs said of requests that failed. */
function failures(): string[] {
	const lines = [...earlier, program.output()].join('\n').split('\n');
	return lines
		.filter((line) => line.includes('a request failed'))
		.map((line) => /"message":"[^"]*"/.exec(line)?.[0] ?? line);
}

function told(list: readonly number[]): string {
	return `median ${quantile(list, 0.5).toFixed(2)} s, at most ${quantile(list, 1).toFixed(2)} s`;
}

function onDatabase<T>(act: () => Promise<T>): Promise<T> {
	return whileJoined(() => openPostgres(cluster), act);
}
