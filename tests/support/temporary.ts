import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenInterrupted } from './interrupted.ts';
import { endServer } from './postgres.ts';

const PREFIX = 'valley-test-';

/** A folder in the system's temporary one, and how to remove it. What a run left that was killed is removed on this occasion. */
export function temporaryFolder(): { folder: string; remove: () => void } {
	sweep(realpathSync(tmpdir()));
	const folder = join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-${randomBytes(3).toString('hex')}`);
	mkdirSync(folder, { mode: 0o755 }); // another user may run the PostgreSQL in it
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** For vitest: what its tests lay into the system's temporary folder is in one of the run's own, which goes with it. */
export default function setup(): () => void {
	const { folder, remove } = temporaryFolder();
	process.env.TMPDIR = folder;
	const done = whenInterrupted(remove);
	return () => {
		remove();
		done();
	};
}

/** A test run that was killed leaves a folder behind, and a server in it or in a folder of its own there. */
function sweep(within: string): void {
	for (const name of readdirSync(within)) {
		const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
		if (!owner || lives(owner)) continue;
		const left = join(within, name);
		sweep(left);
		endServer(join(left, 'postgres'));
		removeIfPossible(left);
	}
}

/** What is another's, or a disk that somebody has mounted, is no reason for this run not to begin. */
function removeIfPossible(left: string): void {
	try {
		rmSync(left, { recursive: true, force: true, maxRetries: 5 });
	} catch (error) {
		console.warn(`${left} of an earlier run stays: ${(error as Error).message}`);
	}
}

function lives(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
