import type { Game } from '../game/content.ts';
import { REDUCER } from '../game/reducer.ts';
import { hashOf } from '../hash.ts';

/** A chapter in the order of the path; its title is the string `chapter.ID`. One that is `aside` stands beside the climb: another entrance, a way back. */
export type Chapter = Readonly<{ id: string; minutes: number; aside?: boolean | undefined }>;

/** Who speaks, and where it takes place: drawings of the story, by name. */
export type Cast = Readonly<{ id: string; portrait: string | null }>;

/** All that decides about a run: the flow, the numbers, the challenges. Words are apart; the hash covers this and nothing else. */
export type Bundle = Readonly<{
	story: string;
	/** SHA-256 of the canonical JSON of the rest, in hex. */
	hash: string;
	/** The version of the game's own rules that it is played by. */
	reducer: number;
	/** Compiled ink, as its own format has it. */
	ink: unknown;
	game: Game;
	chapters: readonly Chapter[];
	cast: readonly Cast[];
	/** The keys of the challenges of the real hub that it asks for. */
	quests: readonly string[];
	/** Scenes by name: the address of the picture is made of it. */
	scenes: readonly string[];
}>;

/** A bundle of what was read, for the rules of today. */
export function sealed(read: Omit<Bundle, 'hash' | 'reducer'>): Bundle {
	const rest = { ...read, reducer: REDUCER };
	return { ...rest, hash: hashOf(rest) };
}

/** A version of a story that other rules than today's were made for: it would come to something else, so it is not played. */
export class OtherRules extends Error {
	override name = 'OtherRules';
	constructor({ story, reducer = 0 }: Partial<Bundle>) {
		super(
			`this version of « ${story} » is made for rules ${reducer} of the game, and there are rules ${REDUCER}: send the story again and rehearse it`
		);
	}
}

/** Whether a bundle can be played by the rules of today. */
export const isPlayable = ({ reducer }: Pick<Bundle, 'reducer'>): boolean => reducer === REDUCER;

/** The words of one language, by key: `l.ID` a line, `c.ID` a choice, `card.ID.title` … ; ICU MessageFormat. */
export type Strings = Readonly<Record<string, string>>;
