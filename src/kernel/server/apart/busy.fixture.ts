import { writeFileSync } from 'node:fs';
import { answerTasks } from './tasks.ts';

type Task = Readonly<{ do: 'answer' | 'loop' | 'fill' | 'nest' | 'share'; pid: string }>;
/** Of the processor. */
const SHARE = { ms: 400, times: 3 };

/** Answers, or never ends, or takes memory beside its heap, or nests its answer too deeply, or answers late since it has a part of the processor only. */
function act({ do: what, pid }: Task): object {
	writeFileSync(pid, String(process.pid));
	const kept: Buffer[] = [];
	while (what === 'loop' || what === 'fill') if (what === 'fill') kept.push(Buffer.alloc(1_000_000, 1));
	if (what === 'share') share();
	return what === 'nest' ? { said: 'x'.repeat(20_000) } : { said: what };
}

/** As on a machine that has too much to do: waits twice as long as it works, turn by turn. */
function share(): void {
	const still = new Int32Array(new SharedArrayBuffer(4));
	for (const end = performance.now() + SHARE.times * SHARE.ms; performance.now() < end; ) {
		for (const turn = performance.now() + 10; performance.now() < turn; );
		Atomics.wait(still, 0, 0, 10 * (SHARE.times - 1));
	}
}

answerTasks(act, { letters: 10_000, megabytes: 300 });
