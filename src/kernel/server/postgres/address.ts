import { chmodSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { give, type Rights } from './rights.ts';

/** Where a server listens: the folder of its unix socket and a number in the socket's name, or a loopback address and a port. */
export type Address = { readonly host: string; readonly port: number };

// sun_path holds 107 bytes on Linux and 103 on macOS.
const LONGEST = 103;
const PREFIX = 'cv-';

/** A place to listen: the data folder itself, or a short one when its path is too long for a socket. */
export async function chooseAddress(cluster: Cluster): Promise<Address> {
	// Node has no unix sockets on Windows.
	if (cluster.loopback) return { host: '127.0.0.1', port: await freePort() };
	const short = `${PREFIX}${userId()}-${cluster.key.slice(0, 12)}`;
	const host = [cluster.folder, join(tmpdir(), short)].find(fits) ?? join('/tmp', short);
	return { host, port: 5432 };
}

/** The flags that make PostgreSQL listen there and nowhere else. */
export function listening({ host, port }: Address): string[] {
	return ['-p', String(port), '-k', isSocket(host) ? host : '', '-c', `listen_addresses=${isSocket(host) ? '' : host}`];
}

/** Makes the short folder of a socket, for this user alone. Throws when it is somebody else's. */
export function makeRoom({ host }: Address, { folder }: Cluster, rights: Rights): void {
	if (!isSocket(host) || host === folder) return;
	mkdirSync(host, { recursive: true, mode: 0o700 });
	const found = lstatSync(host);
	// The temporary folder is everybody's: somebody else may have made this one first, to listen in.
	if (!found.isDirectory() || (found.uid !== userId() && found.uid !== rights.uid)) {
		throw new Error(`${host} belongs to somebody else; the socket of PostgreSQL cannot be put there.`);
	}
	chmodSync(host, 0o700);
	give(host, rights);
}

/** Takes the short folder away once the server is gone; one that we did not make, or that holds something, stays. */
export function clearRoom({ host }: Address): void {
	if (!isSocket(host) || !basename(host).startsWith(PREFIX)) return;
	try {
		rmdirSync(host);
	} catch {
		// It is only tidiness.
	}
}

function fits(folder: string): boolean {
	return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST;
}

function isSocket(host: string): boolean {
	return host.startsWith('/');
}

function userId(): number {
	return process.getuid?.() ?? 0;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
