import type { Area } from '#kernel/area.ts';
import type { MapDrawn } from '../../where/map.ts';

/** Where people came by: bars, and ribbons between them, in units of their own. */
type WaysBody = Readonly<{
	kind: 'ways';
	width: number;
	height: number;
	heads: readonly Readonly<{ x: number; says: string }>[];
	boxes: readonly Box[];
	ribbons: readonly Readonly<{ area: Area; path: string }>[];
}>;
type Box = Readonly<{ x: number; y: number; width: number; height: number; pale: number }> &
	Readonly<{ area: Area; name: string; says: string }>;

/** What something had come to at the end of each month; `height` in hundredths of the last. */
type MonthsBody = Readonly<{
	kind: 'months';
	months: readonly Readonly<{ called: string; says: string; height: number }>[];
}>;

/** A region with how much is in each of its parts; what a tone is, and what is in none of them, in words below it. */
type MapBody = Readonly<{ kind: 'map'; nowhere: string }> & MapDrawn;

/** Rows of words with a bar each; `width` in hundredths of the longest. */
type BarsBody = Readonly<{
	kind: 'bars';
	rows: readonly Readonly<{ text: string; says: string; width: number }>[];
}>;

/** A chart with its words, in the reader's language: what a picture of it needs, wherever it is drawn. */
export type Chart = Readonly<{
	title: string;
	/** Of which year or operation, and in which unit. */
	lines: readonly string[];
	/** How it is read, when it was reckoned, and by whom. */
	foot: readonly string[];
	body: WaysBody | MonthsBody | MapBody | BarsBody;
}>;

export type Ways = WaysBody;
export type Months = MonthsBody;
export type RegionMap = MapBody;
export type Bars = BarsBody;

/** A body as it is drawn: its marks, so high. */
export type Drawn = Readonly<{ marks: string; height: number }>;

/** Of a picture: the whole, and what is left of it between its margins. */
export const WIDE = 1200;
export const MARGIN = 60;
export const INNER = WIDE - 2 * MARGIN;

export const INK = '#15171c';
export const SOFT = '#4d4f57';
export const PAPER = '#faf7f1';
export const LINE = '#d9d4c9';
