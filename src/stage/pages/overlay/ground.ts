import type { Locale } from '#kernel/words.ts';
import type { Layer, Theme } from '../../index.ts';

/** What an overlay page is told by the server, again and again: any of it may change while the page stays open for days. */
export type Ground = Readonly<{
	room: string | null;
	theme: Theme;
	locale: Locale;
	/** Of the stations of the show, by slug. */
	names: Readonly<Record<string, string>>;
	/** The graphics that there are, and where each stands best. */
	layers: Readonly<Record<string, Layer>>;
	/** Where viewers take part. */
	address: string;
}>;
