import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { Refusal } from '../../errors.ts';
import { answerTasks } from '../apart/tasks.ts';

/** A function of a file below `src`, and what it is given. */
export type PressTask = Readonly<{ file: string; act: string; given: readonly unknown[] }>;
export type PressAnswer = Readonly<
	/** What it gives back, as `v8.serialize` writes it. */
	{ base64: string } | { refused: Pick<Refusal, 'code' | 'status' | 'params'> } | { failed: string }
>;

type Acts = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/** What a function throws is told: the process is as good as before. */
async function carryOut({ file, act, given }: PressTask): Promise<PressAnswer> {
	const acts = (await import(pathToFileURL(join(process.cwd(), file)).href)) as Acts;
	try {
		const made = await acts[act]?.(...given);
		return { base64: serialize(made).toString('base64') };
	} catch (error) {
		if (!(error instanceof Refusal)) return { failed: String((error as Error).stack) };
		return { refused: { code: error.code, status: error.status, params: error.params } };
	} finally {
		setImmediate(() => globalThis.gc?.()); // pixels lie beside the heap, which does not know how large they are: 60 drawings held 100 MB
	}
}

answerTasks(carryOut, { letters: 60_000_000, megabytes: 1200 });
