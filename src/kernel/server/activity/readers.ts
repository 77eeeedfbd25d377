import { hear } from '../bus.ts';
import { catchUp, type Reader } from './read.ts';

/** Notifications can be lost with their connection, so every reader also looks by itself. */
const PATROL_MS = 5000;

/** Keeps the readers of the log up to date: on every announcement of the sequencer, and every five seconds. */
export function startReaders(
	readers: Record<string, Reader>,
	report: (error: unknown) => void
): { stop(): Promise<void> } {
	const running = new Map<string, Promise<unknown>>();
	const behind = new Set<string>();
	let stopped = false;

	const run = (name: string, reader: Reader): void => {
		if (stopped) return;
		if (running.has(name)) {
			behind.add(name);
			return;
		}
		const turn = catchUp(name, reader)
			.catch(report)
			.then(() => {
				running.delete(name);
				if (behind.delete(name)) run(name, reader);
			});
		running.set(name, turn);
	};
	const runAll = (): void => {
		for (const [name, reader] of Object.entries(readers)) run(name, reader);
	};

	const deafen = hear('activity', runAll);
	const patrol = setInterval(runAll, PATROL_MS);
	runAll();
	return {
		async stop() {
			stopped = true;
			clearInterval(patrol);
			deafen();
			await Promise.all(running.values());
		}
	};
}
