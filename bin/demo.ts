import pg from 'pg';
import { demo } from '#kernel/server/hub.ts';
import { close, type Ground, open } from '../src/boot.ts';
import { clearHub } from '../src/clear.ts';
import { loadDemonstration, readDemonstration } from '../src/demo/server/index.ts';
import { isCutOff, isEmpty } from './emptiness.ts';
import { ground, type Report } from './ground.ts';

/** `valley demo`: loads the demonstration into an empty database. @throws when the hub has anything of its own. */
export async function loadDemo(report: Report): Promise<void> {
	const site = await ground(report);
	try {
		if (!(await loadDemoInto(site, report)))
			throw new Error('This hub is not empty: the demonstration is loaded only into an empty one.');
	} finally {
		await site.release();
	}
}

/** Loads the demonstration if the database is empty, or if an earlier load was cut off. @returns whether it did. */
export async function loadDemoInto(site: Ground, report: Report): Promise<boolean> {
	const turn = await takeTurn(site);
	open(site);
	try {
		if (await isCutOff()) await empty(report);
		else if (!(await isEmpty())) return false;
		report('loading the demonstration hub …');
		await loadDemonstration(readDemonstration(), (line) => report(`  ${line}`));
		return true;
	} finally {
		await turn.end();
		await close();
	}
}

/** `valley demo --erase`: leaves an empty hub. @throws on a hub that is not the demonstration. */
export async function eraseDemo(report: Report): Promise<void> {
	const site = await ground(report);
	const turn = await takeTurn(site);
	open(site);
	try {
		if (!(await demo()).on) throw new Error('This hub is not the demonstration: nothing was erased.');
		await empty(report);
	} finally {
		await turn.end();
		await close();
		await site.release();
	}
}

const LOCK = 7_000_003;

/** A program that starts meanwhile waits: it would take a load that goes on for one that was cut off, and empty the hub under it. */
async function takeTurn({ connection }: Ground): Promise<pg.Client> {
	const turn = new pg.Client(connection);
	turn.on('error', () => undefined); // whatever it tells, the queries of the load tell too
	await turn.connect();
	await turn.query('select pg_advisory_lock($1)', [LOCK]);
	return turn;
}

async function empty(report: Report): Promise<void> {
	await clearHub();
	report('the demonstration is erased: the hub is empty');
}
