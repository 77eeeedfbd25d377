import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Under which rights a program of PostgreSQL runs: behind a prefix command, or as another user. */
export type Rights = { readonly prefix: readonly string[]; readonly uid?: number; readonly gid?: number };

const NOBODY = 65534;
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/**
 * PostgreSQL refuses to run as root. There it gets the folder's owner if that is another user; else a user namespace, where root
 * is called nobody and the files stay root's; else (containers often forbid namespaces) it is nobody, and so is the folder.
 */
export function chooseRights(folder: string, postgres: string, namespaces = true): Rights {
	if (process.getuid?.() !== 0) return { prefix: [] };
	const owner = existsSync(folder) ? statSync(folder) : undefined;
	if (!owner?.uid && namespaces && allowed(NAMESPACE)) return { prefix: NAMESPACE };
	const { uid, gid } = owner?.uid ? owner : { uid: NOBODY, gid: NOBODY };
	const reaches = spawnSync('sh', ['-c', 'test -x "$0" && test -x "$1"', postgres, dirname(folder)], { uid, gid });
	if (reaches.status !== 0) {
		throw new Error(
			`PostgreSQL refuses to run as root, namespaces are refused here, and user ${uid} cannot reach ${postgres} or ` +
				`${dirname(folder)}. Run the program as an ordinary user, move its folder out of a private one, or set DATABASE_URL.`
		);
	}
	return { prefix: [], uid, gid };
}

/** Gives a file, or a folder with what is in it, to the user that PostgreSQL runs as; does nothing when it is theirs. */
export function give(path: string, { uid, gid }: Rights): void {
	if (uid === undefined || gid === undefined || statSync(path).uid === uid) return;
	const inside = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [];
	for (const entry of inside) lchownSync(join(path, String(entry)), uid, gid);
	chownSync(path, uid, gid); // last: a start killed halfway begins again
}

function allowed([command = '', ...args]: readonly string[]): boolean {
	return spawnSync(command, [...args, 'true']).status === 0;
}
