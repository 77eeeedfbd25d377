import { Refusal } from '#kernel/errors.ts';
import { answerTasks } from '#kernel/server/apart/tasks.ts';
import { sheetsOf } from './reader.ts';
import type { Sheet } from './sheet.ts';

export type ReadTask = Readonly<{ bytes: Uint8Array }>;
export type ReadAnswer = Readonly<{ sheets: Sheet[] } | { refusal: Pick<Refusal, 'code' | 'params'> }>;

function readTask({ bytes }: ReadTask): ReadAnswer {
	try {
		return { sheets: sheetsOf(bytes) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { refusal: { code: error.code, params: error.params } };
	}
}

answerTasks(readTask, { letters: 100_000_000, megabytes: 2000 });
