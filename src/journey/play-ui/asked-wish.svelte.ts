import { m } from '#messages';
import { type Wishes, wishInPlay } from '../wish.ts';
import type { Shown } from './shown.ts';

type Problems = Readonly<Record<string, string>>;
type Heard = Readonly<{ type: string; data?: Record<string, unknown> | undefined }>;

/** Which of the two questions is asked at a moment of a run, and what became of the answer: the page goes on as it is played. */
export class AskedWish {
	problems = $state.raw<Problems>({});
	#wishes = $state.raw<Wishes | null>(null);

	/** @param problems of an answer that was sent without JavaScript */
	constructor(wishes: Wishes | null, problems: Problems) {
		this.#wishes = wishes;
		this.problems = problems;
	}

	at(shown: Shown): 'before' | 'after' | null {
		return wishInPlay(this.#wishes, shown);
	}

	/** @param became what was sent: an answer, or that she passes @returns whether the question is settled so. */
	hear(moment: 'before' | 'after', became: 'answered' | 'passed', { type, data }: Heard): boolean {
		const settled = type === 'redirect' || type === 'success';
		if (settled && this.#wishes) this.#wishes = { ...this.#wishes, [moment]: became };
		else this.problems = (data?.problems as Problems | undefined) ?? { '': m.journey_play_wish_unsent() };
		return settled;
	}
}
