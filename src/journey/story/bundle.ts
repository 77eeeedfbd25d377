import type { Game } from '../game/content.ts';

/** A chapter in the order of the path; its title is the string `chapter.ID`. One that is `aside` stands beside the climb: another entrance, a way back. */
export type Chapter = Readonly<{ id: string; minutes: number; aside?: boolean | undefined }>;

/** Who speaks, and where it takes place: drawings of the story, by name. */
export type Cast = Readonly<{ id: string; portrait: string | null }>;

/** All that decides about a run: the flow, the numbers, the challenges. Words are apart; the hash covers this and nothing else. */
export type Bundle = Readonly<{
	story: string;
	/** SHA-256 of the canonical JSON of the rest, in hex. */
	hash: string;
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

/** The words of one language, by key: `l.ID` a line, `c.ID` a choice, `card.ID.title` … ; ICU MessageFormat. */
export type Strings = Readonly<Record<string, string>>;
