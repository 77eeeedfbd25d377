import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Address, chooseAddress, makeRoom } from './address.ts';
import { type Cluster, inspect } from './cluster.ts';
import { type Hold, takeHold } from './hold.ts';
import { initialise } from './initialise.ts';
import { launch } from './launch.ts';
import { findPostmaster, isPostmaster } from './postmaster.ts';
import { chooseRights, give } from './rights.ts';

export type Entry = { readonly hold: Hold; readonly adopted: boolean };

const PATIENCE = 10_000;
/** As PostgreSQL says it itself: its disk may be full. */
const CANNOT_NOW = '57P03';

/**
 * Joins the server that runs on the folder, or starts it, and takes a stake in it; makes the database of an empty folder.
 * To be called in turn. Throws when the server cannot start, with what it said.
 */
export async function enter(cluster: Cluster, report: (step: string) => void): Promise<Entry> {
	if (!inspect(cluster)) {
		report(`making a PostgreSQL ${cluster.binaries.major} database in ${cluster.folder}`);
		await initialise(cluster, chooseRights(cluster.folder, cluster.binaries.postgres, cluster.namespaces));
	}
	return await reenter(cluster, report);
}

/** The same for a database that must exist: healing never puts an empty one where a full one has been. */
export async function reenter(cluster: Cluster, report: (step: string) => void, former?: Address): Promise<Entry> {
	if (!inspect(cluster)) throw new Error(`${cluster.folder} has no database any more.`);
	for (const until = Date.now() + PATIENCE; ; await delay(50)) {
		const adopted = await adopt(cluster, report);
		if (adopted) return { hold: adopted, adopted: true };
		const started = await start(cluster, report, former);
		if (typeof started !== 'string') return { hold: started, adopted: false };
		if (!isLeftover(started) || Date.now() > until) throw Object.assign(new Error(started), { code: CANNOT_NOW });
	}
}

async function adopt(cluster: Cluster, report: (step: string) => void): Promise<Hold | undefined> {
	const { running } = findPostmaster(cluster.folder);
	if (!running) return undefined;
	report(`joining the PostgreSQL that runs on ${cluster.folder}`);
	return await takeHold(cluster, running.address, () => isPostmaster(running.pid, cluster.folder));
}

/** The stake in a server that has just been started, or why it did not start. */
async function start(cluster: Cluster, report: (step: string) => void, former?: Address): Promise<Hold | string> {
	report(`starting PostgreSQL ${cluster.binaries.major} on ${cluster.folder}`);
	const rights = chooseRights(cluster.folder, cluster.binaries.postgres, cluster.namespaces);
	give(cluster.folder, rights);
	const address = former ?? (await chooseAddress(cluster));
	makeRoom(address, cluster, rights);
	removeEmptyLocks(cluster, address);
	const server = await launch(cluster, rights, address, findPostmaster(cluster.folder).stale);
	const hold = await takeHold(cluster, address, () => server.ended() === undefined);
	return hold ?? server.ended() ?? 'PostgreSQL ended.';
}

/** PostgreSQL never starts over an empty lock: a server killed between making it and writing it leaves one. */
function removeEmptyLocks({ folder }: Cluster, { host, port }: Address): void {
	for (const file of [join(folder, 'postmaster.pid'), join(host, `.s.PGSQL.${port}.lock`)]) {
		const found = existsSync(file) ? statSync(file) : undefined;
		if (found?.size === 0 && Date.now() - found.mtimeMs > 2000) rmSync(file, { force: true });
	}
}

/** The children of a killed server live a moment longer than it, with its memory and its files. */
function isLeftover(reason: string): boolean {
	return /lock file .* (already exists|is empty)|pre-existing shared memory|Address already in use/.test(reason);
}
