/** A hub whose program is killed, runs out of memory or out of disk, again and again while people register and watch a show, answers within ten seconds each time without a hand; nothing that was acknowledged is lost, sockets come back, and its admin has one e-mail about each of it; who dies ten times in ten minutes is given up in words. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { GIVEN_UP } from '../bin/supervise.mjs';
import { openPostgres } from '../tests/support/postgres.ts';
import { freePort, type Program, startProgram } from '../tests/support/program.ts';
import { inconsistencies, standings } from './support/aftermath.ts';
import { watch } from './support/comes-back/viewer.ts';
import { inNamespace, killed, outOfDisk, outOfMemory, smallDisk, until } from './support/comes-back/ways.ts';
import { crowd } from './support/crowd.ts';
import { open, type Seance, settleIn } from './support/hub.ts';
import { whileJoined } from './support/joined.ts';
import { devices } from './support/live.ts';
import { quantile } from './support/quantile.ts';
import { madeShow, polls } from './support/show.ts';

const small = process.argv.includes('--small');
if (!small) inNamespace();
const TIMES = small ? 1 : 20;
/** Ten deaths in ten minutes are the end: a person starts the hub anew before. */
const OF_ONE_START = 8;
const LONGEST_S = small ? 60 : 10;
const DISK_MB = 700;
const FULL_MS = 3000;

const ABOUT = sql`about is null and recipient = 'ada@example.org' and not held and subject not like '%sauvegarde%'`;
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-comes-back-'));
const wrong: string[] = [];
const figures: string[] = [];
const hasDisk = !small && smallDisk(folder, DISK_MB);
const options = {
	...{ data: join(folder, 'hub'), args: ['--empty'], port: await freePort(), crowd: true, supervised: true },
	env: { LOG_LEVEL: 'warn', NODE_OPTIONS: '--inspect-port=0' }
};
let program = await startProgram(options);
/** Since it was started by hand. */
let deaths = 0;
try {
	const { seances, room, cookie } = await onDatabase(prepare);
	const watching = watch(program.url, room, cookie);
	const people = crowd({ urls: () => [program.url], seances, people: 2, pauseMs: small ? 500 : 200 });
	await people.more(2);
	await again('killed', killed, { people, watching });
	if (!small) await again('out of memory', outOfMemory, { people, watching });
	if (hasDisk) await again('out of disk', fullDisk, { people, watching });
	else if (!small) wrong.push('no disk could be made small: whoever is root may mount one');
	await people.stop();
	watching.leave();
	await judge(people.booked, people.rude, seances);
	if (!small) await givenUp();
} finally {
	await program.stop();
	rmSync(join(folder, 'hub'), { recursive: true, force: true, maxRetries: 5 });
}
for (const sentence of new Set(wrong)) console.log(`! ${sentence}`);
console.log(`comes-back: ${figures.join('; ')}; ${wrong.length} things wrong`);
process.exit(wrong.length ? 1 : 0);

/** On the hub's database, for one act only. */
function onDatabase<T>(act: () => Promise<T>): Promise<T> {
	return whileJoined(() => openPostgres(join(folder, 'hub', 'postgres')), act);
}

async function prepare(): Promise<{ seances: Seance[]; room: string; cookie: string }> {
	openSecret(undefined, join(folder, 'hub'));
	await settleIn();
	await transaction(async (tx) => {
		const person = await findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr', fictional: true });
		await grant(tx, { person, role: 'admin', scope: null, by: null, source: 'desk' });
	});
	const { room } = await madeShow({ name: 'retour', cues: { live: polls.live } });
	const [cookie = ''] = devices(1);
	return { seances: [await open('comes-back')], room, cookie };
}

/** The same death many times; after each the hub answers, takes a registration, which is what is timed, and has its viewer back. */
async function again(
	what: string,
	die: (program: Program) => Promise<void>,
	{ people, watching }: Readonly<{ people: ReturnType<typeof crowd>; watching: ReturnType<typeof watch> }>
): Promise<void> {
	const isBack = () => until(() => watching.there() || undefined);
	await onDatabase(forgetLetters);
	const seconds: number[] = [];
	for (let nth = 0; nth < TIMES; nth++) {
		if (deaths === OF_ONE_START) await startAnew();
		deaths++;
		await isBack();
		await die(program);
		const began = performance.now();
		await until(async () => (await isAnswering()) || undefined);
		await people.more(1);
		seconds.push((performance.now() - began) / 1000);
		await isBack().catch(() => wrong.push(`${what}: the viewer did not come back`));
	}
	if (quantile(seconds, 1) > LONGEST_S) wrong.push(`${what}: it answered after ${quantile(seconds, 1).toFixed(1)} s`);
	const letters = await until(async () => (await onDatabase(lettersWritten)) || undefined).catch(() => 0);
	if (letters !== 1) wrong.push(`${what}: ${letters} e-mails to the admin`);
	figures.push(
		`${what} ${TIMES} times, answering again after ${quantile(seconds, 0.5).toFixed(1)} s, at most ${quantile(seconds, 1).toFixed(1)} s, ${letters} e-mail`
	);
	console.log(figures.at(-1));
}

async function startAnew(): Promise<void> {
	const code = await program.stop();
	if (code !== 0) wrong.push(`it was stopped gently and ended with ${code}`);
	program = await startProgram(options);
	deaths = 0;
}

function fullDisk({ url }: Program): Promise<void> {
	return outOfDisk(folder, async () => {
		for (const end = Date.now() + FULL_MS; Date.now() < end; await pause(200))
			await fetch(`${url}/fr`).catch(() => undefined);
	});
}

async function isAnswering(): Promise<boolean> {
	const page = await fetch(`${program.url}/fr`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
	await page?.arrayBuffer().catch(() => undefined);
	return page?.ok === true;
}

async function judge(...[booked, rude, seances]: [Parameters<typeof standings>[1], readonly string[], Seance[]]) {
	const said = await standings(program.url, booked);
	const lost = said.filter((one) => one.startsWith('lost'));
	wrong.push(...lost, ...rude, ...(await onDatabase(() => inconsistencies(seances))));
	figures.push(`${booked.length} registrations acknowledged, ${lost.length} lost`);
}

/** Killed ten times in a row: the parent ends with words and an exit code of its own. */
async function givenUp(): Promise<void> {
	await startAnew();
	for (let nth = 0; nth < 10; nth++) {
		await until(async () => (await isAnswering()) || undefined);
		// it tells its parent that it stands a moment after the first page
		await pause(1000);
		await killed(program);
	}
	const code = await until(() => program.child.exitCode ?? undefined);
	if (code !== GIVEN_UP || !/is not started again by itself/i.test(program.output()))
		wrong.push(`after ten deaths it ended with ${code}: ${program.output().slice(-400)}`);
	figures.push('given up in words after ten deaths');
}

async function lettersWritten(): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*) as count from kernel.mail where ${ABOUT}`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

/** As if it were another day: what was told is told, and of what happens now nobody was told. */
async function forgetLetters(): Promise<void> {
	await sql`update kernel.trouble set told_at = now() - interval '2 days' where told_at is not null`.execute(db);
	await sql`delete from kernel.mail where ${ABOUT}`.execute(db);
}
