import type { NameParts } from '#kernel/name.ts';

type Pass = { act: 'in' | 'out'; ticket: string; nonce: string; at: string; gate: string; decided: readonly string[] };
type WalkIn = {
	act: 'walk_in';
	name: string;
	parts?: NameParts;
	seats: number;
	category: string;
	nonce: string;
	at: string;
	gate: string;
	beyond: boolean;
};
export type Order = Pass | WalkIn | { act: 'undo'; nonce: string };

type Kept = Readonly<{ since: number; order: Order }>;

const PREFIX = 'door-order ';

/**
 * The orders of a device that no server has answered yet, kept by the browser: a tab that is closed or dies loses none. Each has an entry of its own, so
 * that two tabs of one door do not overwrite each other's; whichever sends it first takes it away. Names of walk-ins are the only ones in it.
 */
export class Queue {
	private readonly prefix: string;
	private last = 0;

	constructor(occurrence: string) {
		this.prefix = `${PREFIX}${occurrence} `;
	}

	/** What waits, in the order in which it came. */
	read(): Order[] {
		const kept = keys(this.prefix).map((key) => JSON.parse(localStorage.getItem(key) ?? '') as Kept);
		return kept.toSorted((a, b) => a.since - b.since).map(({ order }) => order);
	}

	add(order: Order): void {
		this.last = Math.max(Date.now(), this.last + 1);
		localStorage.setItem(this.keyOf(order), JSON.stringify({ since: this.last, order } satisfies Kept));
	}

	remove(order: Order): void {
		localStorage.removeItem(this.keyOf(order));
	}

	/** An undoing has the nonce of what it undoes. */
	private keyOf({ act, nonce }: Order): string {
		return `${this.prefix}${act === 'undo' ? 'undo ' : ''}${nonce}`;
	}
}

/** How many orders wait on this device, by the id of the séance. */
export function waitingHere(): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys(PREFIX)) {
		const [occurrence = ''] = key.slice(PREFIX.length).split(' ');
		counts.set(occurrence, (counts.get(occurrence) ?? 0) + 1);
	}
	return counts;
}

const keys = (prefix: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
