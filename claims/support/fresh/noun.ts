import { type Tx, transaction } from '#kernel/server/db.ts';

/** What is there of a noun that is hidden: no page at all (404), the page without it, or the page with it all the same. */
export type WhenHidden = 'gone' | 'without' | 'same';

/** One thing of the hub whose every change has a number that can be read on the pages that show it. */
export type Noun = Readonly<{
	name: string;
	/** Our own paths of the pages that show it. */
	pages: Readonly<Record<string, WhenHidden>>;
	/** The numbers that a page shows of it. */
	read(page: string): number[];
	acts: Acts;
}>;

/** By the real doors; `url` is the program that is to do it where it is done by a form. */
type Acts = Readonly<{
	rewrite: (number: number, url: string) => Promise<unknown>;
	undo?: () => Promise<unknown>;
	hide?: () => Promise<unknown>;
	show?: () => Promise<unknown>;
	/** The number after the one that is given, where it's not the next whole one. */
	next?: (number: number) => number;
}>;

type Told = Readonly<{ number: number; hidden: boolean }>;

/** A word that is a number of a noun wherever it stands on a page; an address made of it is in small letters, and stays. */
export const wordOf = (name: string, number: number): string => `${name}V${number}Z`;

/** How such words are read. */
export function reads(name: string): Noun['read'] {
	const word = new RegExp(`${name}V(\\d+)Z`, 'g');
	return (page) => [...new Set([...page.matchAll(word)].map(([, number]) => Number(number)))];
}

export const within =
	<Given extends unknown[]>(act: (tx: Tx, ...given: Given) => Promise<unknown>) =>
	(...given: Given): Promise<unknown> =>
		transaction((tx) => act(tx, ...given));

const MOST_UNDONE = 10;

/** What was told of a noun: after each act, in the order in which they were begun, which is that in which they were done. */
export class Story {
	readonly noun: Noun;
	readonly #told: Told[];
	readonly #undone: number[] = [];
	#acknowledged = 0;
	#highest: number;
	#busy = false;

	constructor(noun: Noun, first = 0) {
		this.noun = noun;
		this.#told = [{ number: first, hidden: false }];
		this.#highest = first;
	}

	/** The place in the story up to which everything was acknowledged by now. */
	get acknowledged(): number {
		return this.#acknowledged;
	}

	/** All that a page may tell which was asked for at a place in the story and has come now. */
	since(place: number): readonly Told[] {
		return this.#told.slice(place);
	}

	/** Does something to it, unless somebody is at it. @returns whether it did. */
	async change(draw: () => number, url: string): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		const { act, told } = this.#choose(draw());
		this.#told.push(told);
		await act(url);
		this.#acknowledged = this.#told.length - 1;
		this.#busy = false;
		return true;
	}

	#choose(chance: number): { act: (url: string) => Promise<unknown>; told: Told } {
		const { acts } = this.noun;
		const { number, hidden } = this.#told.at(-1) as Told;
		if (hidden && acts.show) return { act: acts.show, told: { number, hidden: false } };
		if (acts.hide && chance < 0.2) return { act: acts.hide, told: { number, hidden: true } };
		const before = chance < 0.4 && acts.undo ? this.#undone.pop() : undefined;
		if (acts.undo && before !== undefined) return { act: acts.undo, told: { number: before, hidden } };
		this.#undone.push(number);
		if (this.#undone.length > MOST_UNDONE) this.#undone.shift();
		const next = acts.next ? acts.next(number) : ++this.#highest;
		return { act: (url) => acts.rewrite(next, url), told: { number: next, hidden } };
	}
}

/** What is wrong with a page of a noun; nothing when it tells what it may. */
export function fault(
	story: Story,
	place: number,
	path: string,
	{ status, page }: { status: number; page: string }
): string {
	const { noun } = story;
	const may = story.since(place);
	const when = noun.pages[path];
	if (status === 404) return when === 'gone' && may.some(({ hidden }) => hidden) ? '' : 'is not there';
	const numbers = may.filter(({ hidden }) => !hidden || when === 'same').map(({ number }) => number);
	const shown = noun.read(page);
	const wrong = shown.filter((number) => !numbers.includes(number));
	const told = numbers.length ? numbers.join(', ') : 'nothing';
	if (wrong.length) return `tells ${wrong.join(', ')} instead of ${told}`;
	const maybeWithout = may.some(({ hidden }) => hidden) && when === 'without';
	return shown.length || maybeWithout ? '' : `tells nothing instead of ${told}`;
}
