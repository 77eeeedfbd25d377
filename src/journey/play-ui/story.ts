import type { Files } from './player.ts';

/** Where what a story says was checked, in the reader's language. */
export type Sources = Readonly<Record<string, Readonly<{ title: string; url: string; checkedAt: string }>>>;

/** A version of a story as a page is given it: addresses of what it needs, by name. */
export type StoryToPlay = Readonly<{
	slug: string;
	hash: string;
	title: string;
	files: Files;
	scenes: Readonly<Record<string, string>>;
	portraits: Readonly<Record<string, string>>;
	sources: Sources;
}>;

/** A chapter and a challenge of the real hub in the reader's words. */
export type ChapterToPlay = Readonly<{ id: string; title: string; text: string; minutes: number; aside: boolean }>;
export type QuestToPlay = Readonly<{ key: string; title: string; how: string }>;
