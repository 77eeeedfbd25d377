import { writeFileSync } from 'node:fs';
import { answerTasks } from './tasks.ts';

type Task = Readonly<{ do: 'answer' | 'loop' | 'fill' | 'nest'; pid: string }>;

/** Answers, or never ends, or takes memory beside its heap, or nests its answer too deeply. */
function act({ do: what, pid }: Task): object {
	writeFileSync(pid, String(process.pid));
	const kept: Buffer[] = [];
	while (what === 'loop' || what === 'fill') if (what === 'fill') kept.push(Buffer.alloc(1_000_000, 1));
	return what === 'nest' ? { said: 'x'.repeat(20_000) } : { said: what };
}

answerTasks(act, { letters: 10_000, megabytes: 300 });
