import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { give, type Rights } from './rights.ts';

/**
 * Makes an empty database: beside the folder first, then renamed into place, so that a start killed halfway leaves nothing in the way.
 * UTF-8, sorted by code point the same way on every machine.
 */
export async function initialise(cluster: Cluster, rights: Rights): Promise<void> {
	sweep(cluster.folder);
	// Never the same name twice: the initdb of a killed start may still be writing into its own.
	const draft = `${cluster.folder}.new-${randomBytes(4).toString('hex')}`;
	mkdirSync(draft, { mode: 0o700 });
	give(draft, rights);
	try {
		await initdb(cluster, rights, draft);
		renameSync(draft, cluster.folder);
		syncFolder(dirname(cluster.folder));
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		throw error;
	}
}

/** What a program of PostgreSQL needs of our environment: not its secrets. */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const { PATH, LD_LIBRARY_PATH, SystemRoot, TEMP, TMP } = process.env;
	return { PATH, LD_LIBRARY_PATH, SystemRoot, TEMP, TMP, ...more };
}

function sweep(folder: string): void {
	const parent = dirname(folder);
	for (const name of readdirSync(parent)) {
		if (name.startsWith(`${basename(folder)}.new-`)) rmSync(join(parent, name), { recursive: true, force: true });
	}
}

async function initdb(cluster: Cluster, rights: Rights, draft: string): Promise<void> {
	const password = cluster.loopback ? randomBytes(24).toString('base64url') : undefined;
	const secret = `${draft}.secret`;
	if (password) {
		writeFileSync(secret, password, { mode: 0o600 });
		give(secret, rights);
	}
	try {
		const access = password ? ['-A', 'scram-sha-256', `--pwfile=${secret}`] : ['-A', 'trust'];
		const flags = ['-D', draft, '-U', 'postgres', '-E', 'UTF8', ...locale(cluster), ...access, '--no-instructions'];
		await run([...rights.prefix, cluster.binaries.initdb, ...flags], rights);
		if (password) writeFileSync(join(draft, 'password'), password, { mode: 0o600 });
	} finally {
		rmSync(secret, { force: true });
	}
}

function locale({ binaries }: Cluster): string[] {
	// What a letter is comes from the system: macOS knows no C.UTF-8, and Windows no UTF-8 of that kind.
	const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'en_US.UTF-8', win32: 'C' };
	const letters = ['--locale=C', `--lc-ctype=${names[process.platform] ?? 'C.UTF-8'}`];
	return binaries.major < 17 ? letters : [...letters, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function run([command = '', ...args]: string[], { uid, gid }: Rights): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { env: environment(), stdio: ['ignore', 'ignore', 'pipe'], uid, gid });
		let said = '';
		child.stderr.on('data', (chunk) => {
			said += chunk;
		});
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${said.trim()}`))
		);
	});
}

/** A power cut must not take back the renaming once rows in the folder were promised. */
function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	const handle = openSync(folder, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
