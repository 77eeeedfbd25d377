import { hear } from '../bus.ts';
import { catchUp, type Reader } from './read.ts';
import { inTurns } from './turns.ts';

/** Notifications can be lost with their connection, so every reader also looks by itself. */
const PATROL_MS = 5000;
/** A turn asks the database five times, whether it has one fact to read or a hundred. */
const REST_MS = 50;

/** Keeps the readers of the log up to date: on every announcement of the sequencer, and every five seconds. */
export function startReaders(
	readers: Record<string, Reader>,
	report: (error: unknown) => void
): { stop(): Promise<void> } {
	const all = Object.entries(readers).map(([name, reader]) => inTurns(() => catchUp(name, reader), REST_MS, report));
	const askAll = (): void => {
		for (const { ask } of all) ask();
	};
	const deafen = hear('activity', askAll);
	const patrol = setInterval(askAll, PATROL_MS);
	askAll();
	return {
		async stop() {
			clearInterval(patrol);
			deafen();
			await Promise.all(all.map(({ stop }) => stop()));
		}
	};
}
