import type { Look } from './look.ts';
import type { Scene } from './places.ts';

type Said = Readonly<{ fr: string; en: string; nl: string; fi: string }>;

/** One picture of a film: what it shows, for how long, the words on it, and what captions tell of it. */
export type Shot = Readonly<{
	seconds: number;
	scene: Scene;
	look: Look;
	/** The great title with which a chapter begins. */
	chapter?: Said;
	/** Words that stand in it, one after the other. */
	words: readonly string[];
	told: Said;
}>;

export type DemoFilm = Readonly<{ name: string; title: string; key: number; beats: number; shots: readonly Shot[] }>;

export const said = (fr: string, en: string, nl: string, fi: string): Said => ({ fr, en, nl, fi });
