import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** How Linux names the threads with which V8 marks and clears memory. */
const CLEARING = 'V8Worker';
const NICE_CLEARING = 5;

/**
 * Has a process stand behind others when the machine has too much to do. Linux knows a priority of threads alone (setpriority(2), "C library/kernel
 * differences"): by the number of a process only its first would fall behind, and not those that clear its memory, which may cost as much.
 * @param nice 0 to 19; the system lets nobody come forward again
 */
export function standBehind(pid: number, nice: number): void {
	for (const thread of threadsOf(pid)) place(thread, nice);
}

/** Has what clears this program's memory stand behind what answers: on two processors it took half of one for as long as the press had the other. */
export function answerFirst(): void {
	for (const thread of threadsOf(process.pid)) if (isClearing(thread)) place(thread, NICE_CLEARING);
}

/** Has what answers one connection of a PostgreSQL of this machine do the same. One that runs elsewhere, or as somebody else, is left as it is. */
export function standBehindAtDatabase(backend: number, nice: number): void {
	if (nameOf(String(backend)) === 'postgres') standBehind(backend, nice);
}

function place(thread: number, nice: number): void {
	try {
		setPriority(thread, nice);
	} catch {} // it has just ended by itself
}

function threadsOf(pid: number): number[] {
	try {
		return readdirSync(`/proc/${pid}/task`).map(Number);
	} catch {
		return [pid]; // another system, where the whole process is meant, or it has just ended
	}
}

const isClearing = (thread: number): boolean => nameOf(`self/task/${thread}`).startsWith(CLEARING);

function nameOf(one: string): string {
	try {
		return readFileSync(`/proc/${one}/comm`, 'utf8').trimEnd();
	} catch {
		return '';
	}
}
