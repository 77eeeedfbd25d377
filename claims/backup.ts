/** A backup taken while people register comes back whole, in an empty folder and in a PostgreSQL given by its URL: same pages, same log, seals that verify. */
import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { openPostgres } from '../tests/support/postgres.ts';
import { joinDatabase, type Program, startProgram, withProgram } from '../tests/support/program.ts';
import { type Scratch, withScratchPostgres } from '../tests/support/scratch.ts';
import { type Booked, crowd } from './support/crowd.ts';
import { formOf, open, register, type Seance, settled, settleIn } from './support/hub.ts';
import { clear } from './support/machine.ts';
import { damaged, differing, logOf, nameOf, tablesOf, words } from './support/restored.ts';
import { valley } from './support/valley.ts';

type Target = Readonly<{ name: string; env: Record<string, string>; connection: pg.ClientConfig }>;
type Left = Readonly<{
	open: Seance;
	full: Seance;
	before: readonly Booked[];
	archive: string;
	person: string;
	erasures: string;
}>;

const small = process.argv.includes('--small');
const DEBIAN = '/usr/lib/postgresql/15/bin/postgres';
const ERASED = 'Hugo Passant';
const LEAST_FACTS = small ? 10 : 1000;
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-backup-'));
const quiet = { LOG_LEVEL: 'warn' };
const wrong: string[] = [];
let figure = '';

/** A short run takes a hub with little in it. */
const source = await startProgram({ args: small ? [] : ['--demo'], crowd: true, env: quiet });
try {
	const left = await onDatabase(source, () => backUpUnderLoad(source));
	const engine = existsSync(DEBIAN) ? 'debian15' : 'embedded';
	// a short run leaves the empty folder, the damaged archive and PostgreSQL 15 to the tests
	if (small) await withScratchPostgres((scratch) => restoreOne(left, scratch));
	else await withScratchPostgres((scratch) => restoreBoth(left, scratch, engine), { engine });
	if (!small) await atRest(left);
} finally {
	await source.stop();
	wrong.push(...clear(folder).map((process) => `at the end there is still ${process}`));
}
for (const sentence of wrong) console.log(sentence);
console.log(
	`backup: ${figure}, ${wrong.length ? `${wrong.length} things wrong` : 'same pages, same log, seals verify'}`
);
process.exitCode = wrong.length ? 1 : 0;

/** Takes the backup while the crowd goes on; then somebody has herself erased. */
async function backUpUnderLoad({ url, site }: Program): Promise<Left> {
	await settleIn();
	const told = { name: ERASED, email: 'hugo@example.org', locale: 'fr', birthYear: null, fictional: true } as const;
	const person = await transaction((tx) => findOrMakePerson(tx, told));
	const free = await open('backup-without-limit');
	const full = await open('backup-full', { capacity: 1 });
	for (const name of ['Early One', 'Early Two']) await register(url, full, formOf(name));
	const people = crowd({ urls: () => [url], seances: [free], people: small ? 2 : 6, pauseMs: small ? 400 : 0 });
	await people.more(small ? 10 : 400);
	const before = [...people.booked];
	const archive = join(folder, 'hub.tar.gz');
	const began = performance.now();
	const { code, said } = await valley(['backup', archive], { ...quiet, ...site });
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const meanwhile = people.booked.length - before.length;
	await people.stop();
	if (code !== 0) throw new Error(`backup ended with ${code}: ${said}`);
	if (!meanwhile) wrong.push('nobody could register during the backup');
	wrong.push(...people.rude);
	console.log(
		`${said.trim().split('\n').at(-1)?.replace(`${folder}/`, '')}; ${before.length} registered before it, ${meanwhile} in the ${seconds} s of it`
	);
	figure = `${before.length + meanwhile} registrations around it, ${seconds} s`;
	return { open: free, full, before, archive, person, erasures: small ? '' : await eraseAfter(person, site) };
}

/** Has somebody erased who is in the backup. @returns the register that says so */
async function eraseAfter(person: string, site: Program['site']): Promise<string> {
	const { erase } = await import('../src/erase.ts'); // all modules
	await transaction((tx) => erase(tx, person));
	const erasures = join(folder, 'erasures');
	writeFileSync(erasures, (await valley(['erasures'], { ...quiet, ...site })).said);
	return erasures;
}

async function restoreOne(left: Left, scratch: Scratch): Promise<void> {
	const given = await emptyDatabase(scratch, 'a PostgreSQL by its URL');
	await restores(left, given, []);
	const name = await nameOf(given.connection, left.person);
	if (name !== ERASED) wrong.push(`the person who was in the backup is « ${name} »`);
	await compare(left, [given]);
}

/** Beside the database of a throw-away PostgreSQL, one with nothing in it. */
async function emptyDatabase({ connection, url }: Scratch, name: string): Promise<Target> {
	const administrator = new pg.Client(connection);
	await administrator.connect();
	const database = `${connection.database}_restored`;
	await administrator.query(`create database ${database} template template0`).finally(() => administrator.end());
	return {
		name,
		env: { ...quiet, DATA_DIR: join(folder, 'given'), DATABASE_URL: url.replace(/[^/]+$/, database) },
		connection: { ...connection, database }
	};
}

async function restoreBoth(left: Left, scratch: Scratch, engine: string): Promise<void> {
	const name =
		engine === 'debian15' ? 'PostgreSQL 15 by its URL' : 'the embedded PostgreSQL by its URL (15 is not installed)';
	const given = await emptyDatabase(scratch, name);
	const [fresh] = await Promise.all([freshFolder('fresh'), refusesDamage(left, given)]);
	await Promise.all([restores(left, given, []), restores(left, fresh, ['--erasures', left.erasures])]);
	const names = [
		await nameOf(given.connection, left.person),
		await onFolder(fresh, () => nameOf(fresh.connection, left.person))
	];
	if (names[0] !== ERASED || names[1] === ERASED)
		wrong.push(`after --erasures the person is « ${names[1]} », without it « ${names[0]} »`);
	await compare(left, [fresh, given]);
}

async function freshFolder(name: string): Promise<Target> {
	const data = join(folder, name);
	const { connection, release } = await openPostgres(join(data, 'postgres'));
	await release();
	return { name: 'an empty folder', env: { ...quiet, DATA_DIR: data }, connection };
}

/** Has the target's own PostgreSQL run while an act looks into it. */
async function onFolder<T>({ env }: Target, act: () => Promise<T>): Promise<T> {
	if (env.DATABASE_URL) return act();
	const { release } = await openPostgres(join(env.DATA_DIR ?? '', 'postgres'));
	return act().finally(release);
}

async function refusesDamage({ archive }: Left, target: Target): Promise<void> {
	for (const how of ['cut', 'flipped'] as const) {
		const { code, said } = await valley(['restore', damaged(archive, how)], target.env);
		const tables = await onFolder(target, () => tablesOf(target.connection));
		if (code === 0 || !said.includes('nothing was touched'))
			wrong.push(`a ${how} archive: ended with ${code}: ${said}`);
		if (tables || existsSync(join(target.env.DATA_DIR ?? '', 'files')))
			wrong.push(`a ${how} archive leaves ${tables} tables, or files`);
	}
}

/** Restores, compares the log with the source's, and tries a second time, which must be refused and change nothing. */
async function restores(left: Left, target: Target, more: string[]): Promise<void> {
	const began = performance.now();
	const { code, said } = await valley(['restore', left.archive, ...more], target.env);
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	if (code !== 0 || !said.includes('the seals verify'))
		throw new Error(`${target.name}: restore ended with ${code}: ${said}`);
	if (more.length && !said.includes('1 of 1')) wrong.push(`${target.name}: nobody was erased again: ${said}`);
	await onFolder(target, async () => {
		const log = await logOf(target.connection);
		const original = await onDatabase(source, (connection) => logOf(connection, log.last));
		if (log.hash !== original.hash || log.last < LEAST_FACTS)
			wrong.push(`${target.name}: the ${log.last} facts are not those of the source`);
		console.log(`${target.name}: restored in ${seconds} s, ${log.last} facts as in the source`);
		// a second program for each of these is a third of a short run
		if (small) return;
		const again = await valley(['restore', left.archive], target.env);
		if (again.code === 0 || !again.said.includes('not empty'))
			wrong.push(`${target.name}: a second restore ended with ${again.code}: ${again.said}`);
		if ((await logOf(target.connection)).hash !== log.hash)
			wrong.push(`${target.name}: a refused restore changed the log`);
		console.log(`${target.name}: a second restore refused`);
	});
}

/** Starts the restored hubs: what they show, and whether they go on. */
async function compare(left: Left, targets: readonly Target[]): Promise<void> {
	const same = [
		'/fr/agenda',
		'/fr/reseau',
		'/fr/agenda/backup-without-limit',
		left.before[0]?.page ?? '',
		left.before.at(-1)?.page ?? ''
	];
	const start = ({ env }: Target) => startProgram({ data: env.DATA_DIR ?? '', crowd: true, env });
	const hubs = await Promise.all(targets.map(start));
	try {
		const [one, ...others] = hubs as [Program, ...Program[]];
		await onDatabase(one, settled);
		wrong.push(...(await differing(source.url, one.url, same)));
		for (const other of others) wrong.push(...(await differing(one.url, other.url, ['/fr', '/nl', ...same])));
		await Promise.all(targets.map((target, place) => goesOn(left, target, hubs[place]?.url ?? '')));
		console.log(
			`${same.length} pages alike, links of before the backup open, registrations go on${small ? '' : ', doctor finds all well'}`
		);
	} finally {
		await Promise.all(hubs.map((hub) => hub.stop()));
	}
}

/** Everybody acknowledged before the backup is there, the same form is the same booking, newcomers come after, and doctor is content. */
async function goesOn({ open: free, full, before }: Left, { name, env }: Target, url: string): Promise<void> {
	const says = async (page: string, sentence: string): Promise<void> => {
		if (!(await words(url + page)).includes(sentence)) wrong.push(`${name}: ${page} does not say « ${sentence} »`);
	};
	for (const { page } of before) await says(page, 'C’est réservé');
	const first = before[0] as Booked;
	const again = await register(url, free, first.form);
	if (again.booking !== first.page)
		wrong.push(`${name}: the same form leads to ${again.booking} and not to ${first.page}`);
	await says((await register(url, free, formOf('Late One'))).booking, 'C’est réservé');
	await says((await register(url, full, formOf('Late Two'))).booking, 'Vous êtes 2e');
	if (small) return;
	const { code, said } = await valley(['doctor'], env);
	if (code !== 0) wrong.push(`${name}: doctor ended with ${code}: ${said}`);
}

/** Nobody does anything: then every page is the same, the home page with its figures too, and the whole log. */
async function atRest({ before }: Left): Promise<void> {
	const archive = join(folder, 'rest.tar.gz');
	await onDatabase(source, settled);
	await valley(['backup', archive], { ...quiet, ...source.site });
	const target = await freshFolder('rest');
	const { code, said } = await valley(['restore', archive], target.env);
	if (code !== 0) wrong.push(`restore at rest ended with ${code}: ${said}`);
	await withProgram({ data: target.env.DATA_DIR, crowd: true, env: quiet }, async (rest) => {
		const { url } = rest;
		const pages = [
			'/fr',
			'/en',
			'/nl',
			'/fi',
			'/fr/agenda',
			'/fr/reseau',
			...before.slice(0, 20).map(({ page }) => page)
		];
		wrong.push(...(await differing(source.url, url, pages)));
		const [here, there] = [await onDatabase(source, (one) => logOf(one)), await onDatabase(rest, (one) => logOf(one))];
		if (here.hash !== there.hash) wrong.push('at rest the logs differ');
		console.log(`at rest: ${pages.length} pages and ${here.last} facts the same`);
	});
}

/** Joins the database of a running program, with `db` connected to it, for one act. */
async function onDatabase<T>(program: Program, act: (connection: pg.ClientConfig) => Promise<T>): Promise<T> {
	const { connection, release } = await joinDatabase(program);
	connect(connection);
	try {
		return await act(connection);
	} finally {
		await disconnect();
		await release();
	}
}
