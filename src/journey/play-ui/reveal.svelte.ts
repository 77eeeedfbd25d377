import { onDestroy, untrack } from 'svelte';
import type { ShownLine } from './shown.ts';

const FIRST_MS = 200;
const MOST_MS = 2400;
const pause = (line: ShownLine): number => Math.min(MOST_MS, 500 + line.text.length * 18);

/** Lines that come one after the other, at the pace of who reads; all at once on a key, a press, or where movement is not wanted. */
export class Reveal {
	/** How many lines are said. */
	said = $state(Number.POSITIVE_INFINITY);
	#lines: readonly ShownLine[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #heard: () => void;

	/** @param heard each time that a line comes by itself */
	constructor(heard: () => void) {
		this.#heard = heard;
		onDestroy(() => clearTimeout(this.#timer));
	}

	get done(): boolean {
		return this.said >= this.#lines.length;
	}

	begin(lines: readonly ShownLine[]): void {
		clearTimeout(this.#timer);
		this.#lines = lines;
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
		this.said = still ? Number.POSITIVE_INFINITY : 0;
		if (!still) this.#timer = setTimeout(() => this.#next(), FIRST_MS);
	}

	all(): void {
		clearTimeout(this.#timer);
		this.said = Number.POSITIVE_INFINITY;
	}

	#next(): void {
		const line = this.#lines[untrack(() => this.said)];
		this.said++;
		if (!line) return;
		this.#heard();
		this.#timer = setTimeout(() => this.#next(), pause(line));
	}
}
