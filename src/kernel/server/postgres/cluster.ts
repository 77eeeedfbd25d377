import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Binaries, embeddedBinaries } from './binaries.ts';

export type Options = {
	/** Other programs than the ones npm brought. */
	readonly binaries?: Binaries;
	/** Settings of the server beside our own: `{ fsync: 'off' }` for a test. */
	readonly parameters?: Readonly<Record<string, string>>;
	/** Told in words when the server died and came back, or did not. */
	readonly warn?: (message: string) => void;
	/** Told each time that the server died. */
	readonly died?: ((at: Date) => void) | undefined;
	/** False: as root, do as where the machine forbids user namespaces. */
	readonly namespaces?: boolean;
	/** True (always on Windows): a loopback port with a password instead of a unix socket. */
	readonly loopback?: boolean;
};

export type Cluster = {
	readonly folder: string;
	readonly log: string;
	/** Names the turn of starting and stopping, see inTurn. */
	readonly key: string;
	readonly turnFile: string;
	readonly binaries: Binaries;
	readonly parameters: Readonly<Record<string, string>>;
	readonly namespaces: boolean;
	readonly loopback: boolean;
};

/** Everything that is known of a data folder before its server is. Creates the folder's parents. */
export function locate(path: string, options: Options): Cluster {
	const asked = resolve(path);
	mkdirSync(dirname(asked), { recursive: true });
	// Two names of one folder must lead to one server.
	const folder = existsSync(asked) ? realpathSync(asked) : join(realpathSync(dirname(asked)), basename(asked));
	return {
		folder,
		log: `${folder}.log`,
		key: createHash('sha256').update(folder).digest('hex').slice(0, 32),
		turnFile: `${folder}.turn`,
		binaries: options.binaries ?? embeddedBinaries(),
		parameters: options.parameters ?? {},
		namespaces: options.namespaces ?? true,
		loopback: options.loopback ?? process.platform === 'win32'
	};
}

/**
 * Whether the folder holds a database already.
 * Throws when it is another major version's, or when something else lies in the folder.
 */
export function inspect({ folder, binaries }: Cluster): boolean {
	const version = join(folder, 'PG_VERSION');
	if (!existsSync(version)) {
		if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
		throw new Error(`${folder} is not empty and is not a PostgreSQL database: name another folder, or empty this one.`);
	}
	const major = Number.parseInt(readFileSync(version, 'utf8'), 10);
	if (major === binaries.major) return true;
	throw new Error(
		`${folder} was written by PostgreSQL ${major}, and this program brings PostgreSQL ${binaries.major}, which cannot read it. ` +
			'Nothing was changed. To move: run `valley backup` with the version of the program that you used before, set the old ' +
			'folder aside, then run `valley restore` with this one.'
	);
}

/** The password of a cluster that listens on a port; a socket in a private folder needs none. */
export function passwordOf({ folder }: Cluster): string | undefined {
	const file = join(folder, 'password');
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
