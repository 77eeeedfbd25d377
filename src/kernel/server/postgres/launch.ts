import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, fchownSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Address, listening } from './address.ts';
import type { Cluster } from './cluster.ts';
import { environment } from './initialise.ts';
import { isPostmaster, type Postmaster } from './postmaster.ts';
import type { Rights } from './rights.ts';

/** A server that was asked to start: `ended()` says why it is not there any more, or nothing while it is. */
export type Launched = { ended(): string | undefined };

const LOG_LIMIT = 10 * 1024 * 1024;
const PARAMETERS = {
	shared_buffers: '128MB',
	max_connections: '100',
	max_wal_size: '512MB',
	wal_compression: 'on',
	timezone: 'UTC',
	log_timezone: 'UTC',
	unix_socket_permissions: '0700',
	// The log is for whoever runs the machine: the words and addresses of people stay out of it.
	log_error_verbosity: 'terse',
	log_min_error_statement: 'panic',
	log_checkpoints: 'off'
};

/**
 * Starts the server of a cluster and does not wait for it; it survives this program.
 * `stale` is the process number that a killed server left behind: whoever carries it now is not in the way.
 */
export async function launch(cluster: Cluster, rights: Rights, address: Address, stale?: number): Promise<Launched> {
	const log = openLog(cluster.log, rights);
	const begin = fstatSync(log).size;
	const reason = () => lastWords(cluster.log, begin);
	const settings = Object.entries({ ...PARAMETERS, ...cluster.parameters }).flatMap(([name, value]) => [
		'-c',
		`${name}=${value}`
	]);
	const flags = [...listening(address), ...settings];
	try {
		if (process.platform === 'win32') return control(cluster, flags, reason);
		const [command = '', ...args] = [...rights.prefix, cluster.binaries.postgres, '-D', cluster.folder, ...flags];
		// PostgreSQL distrusts any living process with the number in postmaster.pid, save its forebears; it still checks by shared
		// memory that no child of the killed one is left, which deleting the file would prevent.
		const env = environment(stale ? { PG_GRANDPARENT_PID: String(stale) } : {});
		return watchChild(
			spawn(command, args, { detached: true, stdio: ['ignore', log, log], env, uid: rights.uid, gid: rights.gid }),
			reason
		);
	} finally {
		closeSync(log);
	}
}

/** Asks a server to stop without waiting for its clients, and waits until it is gone. */
export async function stop(cluster: Cluster, { pid }: Postmaster): Promise<void> {
	for (const [signal, patience] of [
		['SIGINT', 60_000],
		['SIGQUIT', 10_000]
	] as const) {
		signalTo(cluster, pid, signal);
		for (const until = Date.now() + patience; Date.now() < until; await delay(10)) {
			if (!isPostmaster(pid, cluster.folder)) return;
		}
	}
	throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

function signalTo({ binaries, folder }: Cluster, pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
	if (process.platform === 'win32') {
		// A signal from Node would end the process on the spot.
		spawnSync(binaries.ctl, ['stop', '-W', '-m', signal === 'SIGINT' ? 'fast' : 'immediate', '-D', folder]);
		return;
	}
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

function watchChild(child: ReturnType<typeof spawn>, reason: () => string): Launched {
	let failure: string | undefined;
	child.once('error', (error) => {
		failure = error.message;
	});
	child.unref();
	const outcome = () => child.signalCode ?? child.exitCode;
	return {
		ended: () => failure ?? (outcome() === null ? undefined : `PostgreSQL ended with ${outcome()}: ${reason()}`)
	};
}

/** On Windows `pg_ctl` lays down an administrator's rights, which PostgreSQL refuses. */
function control({ binaries, folder, log }: Cluster, flags: string[], reason: () => string): Launched {
	const options = flags.map((flag) => `"${flag}"`).join(' ');
	const { status } = spawnSync(binaries.ctl, ['start', '-w', '-D', folder, '-l', log, '-o', options], {
		env: environment()
	});
	return { ended: () => (status === 0 ? undefined : `PostgreSQL did not start: ${reason()}`) };
}

function lastWords(log: string, begin: number): string {
	return existsSync(log) ? readFileSync(log).subarray(begin).toString().trim() : `${log} is gone`;
}

function openLog(path: string, { uid, gid }: Rights): number {
	const log = openSync(path, 'a', 0o600);
	if (uid !== undefined && gid !== undefined) fchownSync(log, uid, gid);
	if (fstatSync(log).size > LOG_LIMIT) ftruncateSync(log);
	return log;
}
