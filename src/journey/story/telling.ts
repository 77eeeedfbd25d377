import { Story } from 'inkjs';
import { tagOf, tagsOf } from './tags.ts';

/** What ink asks of the game. */
export type Host = Readonly<{ do: (deed: string) => void; is: (condition: string) => boolean }>;

/** A line of the story: its words are found by its id. */
export type Told = Readonly<{
	id: string;
	who: string | null;
	scene: string | null;
	chapter: string | null;
	checkpoint: string | null;
	phase: string | null;
	quest: string | null;
	source: string | null;
	ending: string | null;
}>;

/** A choice that ink offers. */
export type Offered = Readonly<{ id: string; board: boolean; quests: boolean; comp: readonly string[] }>;

/** Ink that does not come to an end: too many lines in one step, or too long without one. */
class Runaway extends Error {
	override name = 'Runaway';
}

const MOST_LINES = 200;
/** A line may take so many slices: one long pause of the whole machine is then not taken for a line without an end. */
const SLICES = 16;
const SLICE_MS = 50;

/** Ink, told step by step. What a line or a choice says is its ids; ink holds nothing that the game must know. */
export class Telling {
	readonly #story: Story;

	constructor(ink: unknown, host: Host) {
		this.#story = storyOf(ink);
		this.#story.onError = (message) => {
			throw new Error(message);
		};
		this.#story.BindExternalFunction('do', (deed: string) => host.do(deed), false);
		this.#story.BindExternalFunction('is', (condition: string) => host.is(condition), true);
	}

	/** Goes on to the next choices. @throws Runaway, Error when the story is broken there */
	tell(on: (line: Told) => void): void {
		for (let lines = 0; this.#story.canContinue; lines++) {
			if (lines >= MOST_LINES) throw new Runaway(`more than ${MOST_LINES} lines without a choice`);
			this.#line();
			const line = told(this.#story.currentTags ?? []);
			if (line) on(line);
		}
		const ids = this.offered.map(({ id }) => id);
		if (ids.includes('')) throw new Error(`a choice without #id: is offered beside ${ids.join(', ')}`);
		if (new Set(ids).size < ids.length) throw new Error(`a choice is offered twice: ${ids.join(', ')}`);
	}

	#line(): void {
		for (let slice = 0; slice < SLICES; slice++) {
			this.#story.ContinueAsync(SLICE_MS);
			if (this.#story.asyncContinueComplete) return;
		}
		throw new Runaway(`a line took longer than ${SLICES * SLICE_MS} ms`);
	}

	get offered(): Offered[] {
		return this.#story.currentChoices.map(({ tags }) => ({
			id: tagOf(tags, 'id') ?? '',
			board: tagOf(tags, 'board') !== null,
			quests: tagOf(tags, 'quests') !== null,
			comp: tagsOf(tags, 'comp')
		}));
	}

	/** Takes the choice at this place of `offered`. */
	choose(index: number): void {
		this.#story.ChooseChoiceIndex(index);
	}

	/** How often a knot, or `knot.stitch`, was entered, when ink was compiled to count that. */
	visits(path: string): number {
		return this.#story.state.VisitCountAtPathString(path) ?? 0;
	}

	save(): string {
		return this.#story.state.ToJson();
	}

	/** Goes on from what was saved of the very same ink. */
	load(saved: string): void {
		this.#story.state.LoadJson(saved);
	}
}

/** Ink that was read once: its content never changes, only the state that each story has beside it. */
const read = new WeakMap<object, Story>();

function storyOf(ink: unknown): Story {
	const first = read.get(ink as object) ?? new Story(ink as Record<string, unknown>);
	read.set(ink as object, first);
	// without a list of lists, of which the house's ink has none, it would know no variable at all
	const story = new Story(first.mainContentContainer, []);
	story.ResetState();
	return story;
}

function told(tags: string[]): Told | null {
	const line = {
		...{ id: tagOf(tags, 'l') ?? '', who: tagOf(tags, 'who'), scene: tagOf(tags, 'scene') },
		...{ chapter: tagOf(tags, 'chapter'), checkpoint: tagOf(tags, 'checkpoint'), phase: tagOf(tags, 'phase') },
		...{ quest: tagOf(tags, 'quest'), source: tagOf(tags, 'source'), ending: tagOf(tags, 'ending') }
	};
	return tags.length ? line : null;
}
