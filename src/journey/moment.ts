import type { State } from './game/state.ts';
import type { Told } from './story/telling.ts';

/** A line as it was said, with the state of the game at that moment: its numbers may stand in the words. */
export type Line = Told & Readonly<{ state: State }>;

/** What followed a choice; the first page follows none, and a card is followed by no line. */
export type Page = Readonly<{ choice: string | null; lines: readonly Line[] }>;

/** What a choice showed of a competence (EntreComp), at which level; `seq` counts the choices, this one with it. */
export type Shown = Readonly<{ competence: string; level: number; choice: string; seq: number }>;

/** How a play stands, to go on from without playing it again; only for the very same story. */
export type Saved = Readonly<{
	hash: string;
	ink: string;
	state: State;
	log: readonly string[];
	shown: readonly Shown[];
	/** The last page on which something was said. */
	page: Page;
}>;

/** A log that this story cannot follow: at which entry, what was wanted there and what is offered. */
export class Stuck extends Error {
	override name = 'Stuck';
	readonly at: number;
	readonly wanted: string;
	readonly offered: readonly string[];
	constructor(at: number, wanted: string, offered: readonly string[]) {
		super(`choice ${at + 1}, « ${wanted} », is not offered; there is: ${offered.join(', ') || 'nothing'}`);
		this.at = at;
		this.wanted = wanted;
		this.offered = offered;
	}
}
