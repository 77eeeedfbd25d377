import { ONE_PRESS_MS } from '../../../index.ts';

/** What single keys are about, and since when: what has come under them by itself within a press was not yet read. */
export class Aim {
	private at: string | undefined;
	private since = Number.NEGATIVE_INFINITY;

	/** Somebody has aimed by hand. */
	choose(id: string | undefined): void {
		this.at = id;
		this.since = Number.NEGATIVE_INFINITY;
	}

	/** It became another one, by whatever. `now`: milliseconds. */
	follow(id: string | undefined, now: number): void {
		if (id === this.at) return;
		this.at = id;
		this.since = now;
	}

	isRead(now: number): boolean {
		return now - this.since >= ONE_PRESS_MS;
	}
}

/** Keys that were pressed, so that a key that bounces is pressed once. */
export class Presses {
	private readonly at = new Map<string, number>();

	/** Whether a key was pressed within the press before. Each press counts, so that a row of quick ones stays one. */
	isSame(key: string, now: number): boolean {
		const name = key.toLowerCase();
		const before = this.at.get(name) ?? Number.NEGATIVE_INFINITY;
		this.at.set(name, now);
		return now - before < ONE_PRESS_MS;
	}
}
