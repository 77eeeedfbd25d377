import { flushSync } from 'svelte';
import { drawn, inTurn } from './frames.ts';
import type { Shown } from './shown.ts';

/** A moment as it comes on the page, part by part. */
export class Coming {
	said: Shown;
	/** What can be done. */
	offered: Shown;
	/** How the enterprise stands. */
	standing: Shown;
	/** What is believed of it. */
	believed: Shown;
	/** What hangs on it: what is owed, how far one has come. */
	around: Shown;

	constructor(shown: Shown) {
		this.said = $state.raw(shown);
		this.offered = $state.raw(shown);
		this.standing = $state.raw(shown);
		this.believed = $state.raw(shown);
		this.around = $state.raw(shown);
	}

	/** The words come first; another moment that comes meanwhile goes before. @param said is called when they stand there, before anybody sees them @returns when all of it is there */
	show(shown: Shown, said?: (shown: Shown) => void): Promise<void> {
		this.said = shown;
		flushSync();
		said?.(shown);
		for (const part of ['offered', 'standing', 'believed', 'around'] as const)
			inTurn(() => {
				if (this.said === shown) this[part] = shown;
			});
		return drawn();
	}
}
