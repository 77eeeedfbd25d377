import { holds } from './game/conditions.ts';
import type { Card } from './game/content.ts';
import { perform } from './game/deeds.ts';
import { begin, type State } from './game/state.ts';
import { board, endWeek, type Playable, playCard } from './game/week.ts';
import { hashOf } from './hash.ts';
import { type Line, type Page, type Saved, type Shown, Stuck } from './moment.ts';
import { type Bundle, isPlayable, OtherRules } from './story/bundle.ts';
import { type Offered, Telling } from './story/telling.ts';

/**
 * One run being played: the fold over its log. The same in a browser, on the server, in a test; two that took the same choices of the same story with the same seed
 * have the same `hash`. After an error other than Stuck it is good for nothing: play the log again.
 */
export class Play {
	readonly bundle: Bundle;
	/** What was told since it was opened; a resumed play begins with its last page. */
	readonly pages: Page[] = [];
	readonly log: string[] = [];
	readonly shown: Shown[] = [];
	#state: State;
	readonly #telling: Telling;

	private constructor(bundle: Bundle, state: State) {
		if (!isPlayable(bundle)) throw new OtherRules(bundle);
		this.bundle = bundle;
		this.#state = state;
		this.#telling = new Telling(bundle.ink, {
			do: (deed) => this.#do(deed),
			is: (condition) => this.#is(condition)
		});
	}

	/** Plays a log from the beginning. @throws Stuck when a choice of it is not offered, OtherRules, Runaway */
	static open(bundle: Bundle, seed: number, log: readonly string[] = []): Play {
		const play = new Play(bundle, begin(bundle.game, seed));
		play.#tell(null);
		for (const choice of log) play.choose(choice);
		return play;
	}

	/** Goes on from a saved play. @throws when another version of the story saved it */
	static resume(bundle: Bundle, saved: Saved): Play {
		if (saved.hash !== bundle.hash) throw new Error('saved by another version of the story');
		const play = new Play(bundle, saved.state);
		play.#telling.load(saved.ink);
		play.log.push(...saved.log);
		play.shown.push(...saved.shown);
		play.pages.push(saved.page);
		return play;
	}

	get state(): State {
		return this.#state;
	}

	/** The choices of the story. */
	get choices(): readonly Offered[] {
		return this.#state.ended === null ? this.#telling.offered : [];
	}

	/** What lies on the week's board; nothing while no board is open. */
	get board(): readonly Playable[] {
		return this.choices.some((choice) => choice.board) ? board(this.bundle.game, this.#state) : [];
	}

	/** All that may be chosen now, by id. */
	get offered(): readonly string[] {
		const cards = this.board.filter(({ obstacle }) => obstacle === null).map(({ card }) => `card:${card.id}`);
		return [...this.choices.map(({ id }) => id), ...cards];
	}

	/** The last page on which something was said: what stands above the choices. */
	get page(): Page {
		return this.pages.findLast(({ lines }) => lines.length) ?? { choice: null, lines: [] };
	}

	/** How often a knot, or `knot.stitch`, was entered; 0 unless ink was compiled to count that. */
	visits(path: string): number {
		return this.#telling.visits(path);
	}

	/** Takes a choice or plays a card. @throws Stuck when it is not offered; then nothing has changed. */
	choose(entry: string): void {
		const card = this.board.find((one) => one.obstacle === null && `card:${one.card.id}` === entry)?.card;
		if (card) this.#play(entry, card);
		else this.#take(entry);
	}

	#play(entry: string, card: Card): void {
		this.#note(entry, card.comp ?? []);
		this.#state = playCard(this.#state, this.bundle.game, card);
		this.pages.push({ choice: entry, lines: [] });
	}

	#take(entry: string): void {
		const [id = '', ...quests] = entry.split('+');
		const index = this.choices.findIndex((choice) => choice.id === id);
		const choice = this.choices[index];
		if (!choice || !(choice.quests ? this.#known(quests) : id === entry))
			throw new Stuck(this.log.length, entry, this.offered);
		this.#note(entry, choice.comp);
		if (choice.board) this.#state = endWeek(this.#state, this.bundle.game);
		if (choice.quests) this.#state = { ...this.#state, quests };
		this.#telling.choose(index);
		this.#tell(entry);
	}

	/** Each a challenge of this story, in order and once: the same closed challenges are always written the same way. */
	#known(quests: readonly string[]): boolean {
		const ordered = [...new Set(quests)].toSorted().join() === quests.join();
		return ordered && quests.every((quest) => this.bundle.quests.includes(quest));
	}

	/** The fingerprint of where this run stands. */
	hash(): string {
		const [seq, state, offered] = [this.log.length, this.#state, this.offered];
		return hashOf({ story: this.bundle.hash, seq, state, offered });
	}

	save(): Saved {
		const [log, shown] = [[...this.log], [...this.shown]];
		return { hash: this.bundle.hash, ink: this.#telling.save(), state: this.#state, log, shown, page: this.page };
	}

	#note(entry: string, comp: readonly string[]): void {
		this.log.push(entry);
		for (const one of comp) {
			const [competence = '', level = '1'] = one.split('/');
			this.shown.push({ competence, level: Number(level), choice: entry, seq: this.log.length });
		}
	}

	#tell(choice: string | null): void {
		const lines: Line[] = [];
		this.#telling.tell((line) => {
			lines.push({ ...line, state: this.#state });
			if (line.ending) this.#state = { ...this.#state, ended: line.ending };
		});
		this.pages.push({ choice, lines });
	}

	#do(name: string): void {
		const { deeds } = this.bundle.game;
		const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
		if (!deed) throw new Error(`the game knows no deed « ${name} »`);
		this.#state = perform(this.#state, this.bundle.game, name, deed);
	}

	#is(name: string): boolean {
		const { conditions } = this.bundle.game;
		const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
		if (!condition) throw new Error(`the game knows no condition « ${name} »`);
		return holds(condition, this.#state, this.bundle.game);
	}
}
