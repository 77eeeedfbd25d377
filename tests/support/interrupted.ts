import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

type Act = () => unknown;

/** Below the ten seconds after which `npm test` ends a step by force. */
const PATIENCE_MS = 5000;
const children = new Set<ChildProcess>();
const acts = new Set<Act>();
let watched = false;

/** For a process that must not outlive this one: it is asked to stop when this one is interrupted, and ended when this one ends. */
export function endsWithUs<Child extends ChildProcess>(child: Child): Child {
	watch();
	children.add(child);
	child.once('exit', () => children.delete(child));
	return child;
}

/** For what would be left of this process when it is interrupted: it is done once its children are gone. @returns how to say that it is done. */
export function whenInterrupted(act: Act): () => void {
	watch();
	acts.add(act);
	return () => acts.delete(act);
}

function watch(): void {
	if (watched) return;
	watched = true;
	process.once('exit', () => endAll('SIGKILL'));
	// a second one is not heard: a terminal and npm both send it
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void interrupt(signal));
}

let leaving = false;

async function interrupt(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): Promise<void> {
	if (leaving) return;
	leaving = true;
	// what is measured meanwhile fails, for its program is going
	for (const failure of ['uncaughtException', 'unhandledRejection']) process.on(failure, () => undefined);
	const gone = [...children].map((child) => once(child, 'exit'));
	endAll('SIGTERM');
	await Promise.race([Promise.all(gone), pause(PATIENCE_MS)]);
	endAll('SIGKILL');
	for (const act of [...acts].reverse()) await Promise.try(act).catch(() => undefined);
	process.exit(128 + constants.signals[signal]);
}

function endAll(signal: NodeJS.Signals): void {
	for (const child of children) child.kill(signal);
}
