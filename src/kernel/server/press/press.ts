import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { refused } from '../../errors.ts';
import { Pool } from '../apart/pool.ts';
import { demandOutside } from '../db.ts';
import type { PressAnswer, PressTask } from './worker.ts';

/** Mostly a tenth of a second, half of one for its first; what wants far more is ended with its process. */
const LIMITS = { limitMs: 8000, leastMs: 5000, mostMs: 60_000 };
/** Nobody waits for it to be quick: it gives memory back as soon as it can. */
const CHILD = {
	...{ file: 'src/kernel/server/press/worker.ts', megabytes: 400, nice: 10 },
	flags: ['--memory-saver-mode', '--expose-gc']
};
/** So many at once: a photograph of 64 million pixels takes 300 MB while it is made smaller. */
const press = new Pool(CHILD, { most: 2, mostWaiting: 40, idleMs: 30_000 });
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

type Act = (...given: never[]) => unknown;
type Made<Its extends Act> = Awaited<ReturnType<Its>>;

/** `kept`: what is the same is drawn once, as long as it is among the last 32 MB of what was. */
type Way = Readonly<{ kept: boolean }>;

/**
 * A function of a file as the press carries it out: in a process of its own that stands behind the program, with a limit of time and of memory. Whatever is
 * drawn, set, made smaller or read at length goes through it, for what it costs is in the hand of whoever wrote the words or sent the file. The file is below
 * `src` and runs as it is; what it is given and gives back are data.
 * @throws 422 kernel_too_long_to_draw, 503 kernel_busy, and refusals of the function itself.
 */
export function atPress<Its extends Act>(
	file: string,
	act: string,
	{ kept }: Way = { kept: true }
): (...given: Parameters<Its>) => Promise<Made<Its>> {
	return async (...given) => {
		demandOutside('something is made at the press');
		const task = { file, act, given };
		return deserialize(await (kept ? once(task) : carriedOut(task)));
	};
}

const made = new Map<string, Promise<Buffer>>();
const sizes = new Map<string, number>();

/** The same task is done once, for all who ask for it meanwhile and for whoever asks later. */
function once(task: PressTask): Promise<Buffer> {
	const key = createHash('sha256').update(serialize(task)).digest('base64url');
	const known = made.get(key) ?? carriedOut(task);
	made.delete(key);
	made.set(key, known);
	known.then(
		({ length }) => keepWithin(key, length),
		() => made.delete(key)
	);
	return known;
}

function keepWithin(key: string, bytes: number): void {
	sizes.set(key, bytes);
	let all = sizes.values().reduce((sum, one) => sum + one, 0);
	for (const oldest of made.keys()) {
		if (all <= MOST_KEPT_BYTES) return;
		all -= sizes.get(oldest) ?? 0;
		sizes.delete(oldest);
		made.delete(oldest);
	}
}

async function carriedOut(task: PressTask): Promise<Buffer> {
	if (press.crowded) throw busy();
	const done = await press.with((child) => child.run<PressAnswer>(task, LIMITS));
	if ('lost' in done) throw done.lost === 'turn' ? busy() : refused('kernel_too_long_to_draw', {}, 422);
	const { answer } = done;
	if ('refused' in answer) throw refused(answer.refused.code, answer.refused.params, answer.refused.status);
	if ('failed' in answer) throw new Error(answer.failed);
	return Buffer.from(answer.base64, 'base64');
}

const busy = () => refused('kernel_busy', {}, 503);

/** Ends the processes that have nothing to do. */
export const closePress = (): void => press.close();
