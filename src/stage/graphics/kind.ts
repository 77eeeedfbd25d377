import type { Layer } from '../room/entries.ts';
import type { Loose } from './read.ts';

/** A property of a graphic's data, as OGraf wants it said (JSON Schema with the GDD types by which operators' forms are made). */
export type Property = Readonly<Record<string, unknown>>;

/** How a part of a graphic is written in a rundown: in one language or in several, as lines, as a time of the show's day, or ticked. */
export type Field = 'line' | 'words' | 'lines' | 'time' | 'tick';

/** All that is known of a graphic but how it is drawn. A text of its data is in one language, or in several, of which each station's overlay says its own. */
export type GraphicKind = Readonly<{
	/** Where it stands best, and where it can stand, too. These places do not overlap on the picture, but for `full`. */
	layers: readonly [Layer, ...Layer[]];
	/** What operators of other renderers read. */
	name: string;
	description: string;
	steps?: number;
	/** What it shows. Moments are milliseconds of the epoch by the server's clock. */
	data: Readonly<Record<string, Property>>;
	required: readonly string[];
	/** What of its data is written before a show, in order; without it, only programs make one. */
	fields?: Readonly<Record<string, Field>>;
	/** Invented data, as the gallery shows it; `now` is what its times count from. */
	example: (now: number) => Loose;
}>;

export const line = (title: string, maxLength: number): Property => ({
	type: 'string',
	gddType: 'single-line',
	title,
	maxLength,
	default: ''
});
export const lines = (title: string, maxLength: number): Property => ({
	...line(title, maxLength),
	gddType: 'multi-line'
});
export const count = (title: string): Property => ({ type: 'integer', title, minimum: 0 });
export const moment = (title: string): Property => ({
	type: 'number',
	title,
	description: 'Milliseconds of the Unix epoch',
	hidden: true
});
export const list = (title: string, items: Property, maxItems: number): Property => ({
	type: 'array',
	title,
	items,
	maxItems
});
export const object = (properties: Readonly<Record<string, Property>>): Property => ({ type: 'object', properties });

/** Where to take part; the overlay gives the address of the show when there is none. */
export const address: Property = {
	...line('Address of the code', 500),
	description: 'Gets the second of the clock as ?s=, so that a scan tells the delay'
};
export const options = list('Answers', line('Answer', 120), 10);
/** What closes so long after it was opened. */
export const timed = { openedAt: moment('Opened at'), seconds: count('Seconds until it closes'), address };
