/** Fifty people ask for overlapping half hours of one desk at the same moment, of two programs on one database: one has it, forty-nine are told what is nearest; so it is with joined rooms, alike desks, and in the hour of the clock's change. */
import { existsSync } from 'node:fs';
import { newId } from '#kernel/id.ts';
import { joinDatabase, type Program, startProgram } from '../tests/support/program.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { settleIn, withHub } from './support/hub.ts';
import { bookHere, type Door } from './support/one-desk/asking.ts';
import { pages, processes } from './support/one-desk/doors.ts';
import { add } from './support/one-desk/house.ts';
import { clocks, joined, neighbours, pool, rush } from './support/one-desk/trials.ts';

const small = process.argv.includes('--small');
const DEBIAN = '/usr/lib/postgresql/15/bin/postgres';
const figures = { rounds: 0, servers: 0, wrong: 0 };

await withHub({ crowd: true }, (program) => play('PostgreSQL 18, embedded', program));
// a short run leaves the other server to the tests of the module, which run on it too
if (small) console.log('on the embedded PostgreSQL alone');
else if (existsSync(DEBIAN)) {
	const on = ({ url }: { url: string }) =>
		withHub({ crowd: true, env: { DATABASE_URL: url } }, (program) => play('PostgreSQL 15 by DATABASE_URL', program));
	await withScratchPostgres(on, { engine: 'debian15' });
} else console.log(`PostgreSQL 15 is not installed (no ${DEBIAN}): only the embedded one was tried`);

const { rounds, servers, wrong } = figures;
console.log(
	`one-desk: ${rounds} rounds of 50 on ${servers} PostgreSQL, ${wrong ? `${wrong} things wrong` : '1 confirmed and 49 refused with the nearest free each time; neighbours, joined rooms, twenty desks and both changes of the clock right'}`
);
process.exitCode = wrong || !rounds ? 1 : 0;

async function play(where: string, program: Program): Promise<void> {
	await settleIn();
	figures.servers++;
	if (small) {
		await through({ name: 'the core', book: bookHere, moments: true }, where, 0);
		return rushes(pages([program.url]), where, 1);
	}
	await inTheCore(program, where);
	const other = await startProgram({ beside: program, args: [], crowd: true });
	try {
		await through(pages([program.url, other.url]), where, 20);
	} finally {
		await other.stop();
	}
}

/** Before there is a second program: the embedded server has a hundred connections for all. */
async function inTheCore(program: Program, where: string): Promise<void> {
	const { connection, release } = await joinDatabase(program);
	const core = await processes(connection, program.data);
	try {
		await through(core, where, 20);
	} finally {
		core.close();
		await release();
	}
}

async function through(door: Door, where: string, turns: number): Promise<void> {
	const began = performance.now();
	await rushes(door, where, turns);
	const here = `${where}, ${door.name}`;
	await say(`${here}, neighbours`, neighbours(door));
	await say(`${here}, joined rooms`, joined(door, small ? 1 : 10));
	await say(`${here}, twenty desks`, pool(door, small ? 40 : 400));
	await say(`${here}, changes of the clock`, clocks(door));
	console.log(`${here}: ${turns} rounds and the rest in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function rushes(door: Door, where: string, turns: number): Promise<void> {
	const desk = await add(`poste-${newId().slice(-8)}`);
	for (let turn = 1; turn <= turns; turn++)
		await say(`${where}, ${door.name}, round ${turn}`, rush(door, desk, turn + 1));
	figures.rounds += turns;
}

async function say(trial: string, act: Promise<string[]>): Promise<void> {
	const found = await act;
	figures.wrong += found.length;
	for (const sentence of new Set(found)) console.log(`${trial}: ${sentence}`);
}
