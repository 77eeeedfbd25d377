import type { Play } from '../play.ts';
import type { Strings } from '../story/bundle.ts';

const WORDS_A_MINUTE = 200;
const SECONDS_A_CHOICE = 8;
const SECONDS_A_CARD = 12;

/**
 * How long somebody takes who reads what is shown, once, and thinks at every decision: a guess, always the same one. It is told each choice before it is taken
 * (`walk` does that by `on`), and the end by `read`.
 */
export class Reading {
	/** Seconds by chapter, in the order in which they were begun. */
	readonly spent = new Map<string, number>();
	readonly #words: Strings;
	readonly #cards = new Set<string>();
	#chapter = '';
	#pages = 0;
	#events = 0;

	constructor(words: Strings) {
		this.#words = words;
	}

	get seconds(): number {
		return this.spent.values().reduce((sum, one) => sum + one, 0);
	}

	/** Reads what may be chosen, and thinks. */
	readonly decide = (play: Play, entry: string): void => {
		const fresh = this.#pages < play.pages.length;
		this.read(play);
		if (fresh && !entry.startsWith('card:')) for (const { id } of play.choices) this.#see(`c.${id}`);
		for (const { card } of play.board) {
			if (this.#cards.has(card.id)) continue;
			this.#cards.add(card.id);
			this.#see(`card.${card.id}`);
			this.#see(`card.${card.id}.text`);
		}
		this.#spend(entry.startsWith('card:') ? SECONDS_A_CARD : SECONDS_A_CHOICE);
	};

	/** Reads what was said since, and what happened in the week. */
	read({ pages, state }: Play): void {
		for (const { lines } of pages.slice(this.#pages))
			for (const { id, chapter } of lines) {
				this.#chapter = chapter ?? this.#chapter;
				this.#see(`l.${id}`);
			}
		for (const happened of state.happened.slice(this.#events)) this.#see(`event.${happened.split(' ')[1]}`);
		[this.#pages, this.#events] = [pages.length, state.happened.length];
	}

	#see(key: string): void {
		const words = (this.#words[key] ?? '').split(/\s+/).filter(Boolean).length;
		this.#spend((words / WORDS_A_MINUTE) * 60);
	}

	#spend(seconds: number): void {
		this.spent.set(this.#chapter, (this.spent.get(this.#chapter) ?? 0) + seconds);
	}
}
