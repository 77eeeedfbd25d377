import { openPostgres as open } from '#kernel/server/postgres/index.ts';
import { findPostmaster } from '#kernel/server/postgres/postmaster.ts';
import { whenInterrupted } from './interrupted.ts';

/** The PostgreSQL of a data folder, as the program opens it; it is left too when this process is interrupted. */
export const openPostgres: typeof open = async (...given) => {
	const embedded = await open(...given);
	const done = whenInterrupted(embedded.release);
	return { ...embedded, release: () => embedded.release().finally(done) };
};

/** Ends the server that a program has left behind in its folder, which nobody needs any more. */
export function endServer(folder: string): void {
	const { running } = findPostmaster(folder);
	if (running) process.kill(running.pid, 'SIGQUIT');
}
