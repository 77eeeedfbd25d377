import type { Mail } from '../../inbox/mail.ts';
import { Pool } from '../apart/pool.ts';
import type { ReadAnswer, ReadTask } from './worker.ts';

/** Of 25 MB it takes two seconds; the names of a domain may be waited for meanwhile. */
const LIMITS = { limitMs: 40_000, leastMs: 15_000, mostMs: 60_000 };
const CHILD = { file: 'src/kernel/server/inbox/worker.ts', megabytes: 600, nice: 10 };
const readers = new Pool(CHILD, { most: 2, mostWaiting: 20, idleMs: 30_000 });

/** What a message says: nothing for what is none; `lost`: nobody could read it, `late`: too much comes in now. */
export type Reading = Readonly<{ mail: Mail | null } | { failed: 'lost' | 'late' }>;

/** Reads a message in a process of its own, which may end of it alone. */
export async function readApart(task: ReadTask): Promise<Reading> {
	if (readers.crowded) return { failed: 'late' };
	const done = await readers.with((child) => child.run<ReadAnswer>(task, LIMITS));
	if ('answer' in done) return done.answer;
	return { failed: done.lost === 'turn' ? 'late' : 'lost' };
}

export const closeReaders = (): void => readers.close();
