import type { Area } from '#kernel/area.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Column, paths, skyline, type Week } from './skyline.ts';

/** An area that counts, and its name in the reader's language. */
export type Counted = Readonly<{ area: Area; label: string }>;

/** A week in the reader's language, and what is drawn of it: a path for each area. */
export type ToldWeek = Readonly<{
	start: string;
	date: string;
	number: string;
	areas: string;
	words: string;
	paths: readonly (readonly [area: string, d: string])[];
}>;

/** `width` and `height` are in pixels of the drawing; `floating` are the last facts of this week, which have not come down yet. */
export type Drawing = Readonly<{
	total: number;
	perPixel: number;
	across: number;
	width: number;
	height: number;
	weeks: readonly ToldWeek[];
	floating: readonly Readonly<{ area: string; x: number; y: number }>[];
}>;

/** Where the last pixels of this week float, from its own top. */
const air = [
	{ x: 0, y: 1 },
	{ x: -1, y: 3 },
	{ x: -3, y: 5 },
	{ x: -1, y: 8 }
];
/** Before the first fact one pixel waits in the air. */
const flat = { width: 52, height: 5, weeks: [], floating: [{ area: 'agenda', x: 49, y: 3 }] };
const LEAST_WEEKS = 26;

const drawings = new WeakMap<readonly Week[], Map<Locale, Drawing>>();

/** The terril of some weeks, in a language. The same weeks are drawn once: what is kept of an edition is shown to many. */
export function terril(weeks: readonly Week[], areas: readonly Counted[], locale: Locale): Drawing {
	const known = drawings.get(weeks) ?? new Map<Locale, Drawing>();
	drawings.set(weeks, known);
	const drawing = known.get(locale) ?? draw(weeks, areas, locale);
	known.set(locale, drawing);
	return drawing;
}

function draw(weeks: readonly Week[], areas: readonly Counted[], locale: Locale): Drawing {
	const names = areas.map(({ area }) => area);
	const { total, perPixel, across, rows, columns } = skyline(weeks, names);
	if (total === 0) return { total, perPixel, across, ...flat };
	const latest = columns.at(-1)?.pixels ?? [];
	const settled = Math.max(0, latest.length - air.length);
	const top = Math.ceil(settled / across);
	const width = Math.max(columns.length, LEAST_WEEKS) * across;
	const lift = (area: string, nth: number) => ({
		area,
		x: width - 1 + (air[nth]?.x ?? 0),
		y: top + (air[nth]?.y ?? 0)
	});
	const tell = teller(areas, locale);
	return {
		...{ total, perPixel, across, width, height: Math.max(rows, top + 9, 10) },
		weeks: columns.map((column, place) => {
			const last = place === columns.length - 1;
			return { ...tell(column), paths: [...paths(column, place, across, last ? settled : undefined)] };
		}),
		floating: latest.slice(settled).map(lift)
	};
}

function teller(areas: readonly Counted[], locale: Locale): (column: Column) => Omit<ToldWeek, 'paths'> {
	const number = new Intl.NumberFormat(locale);
	return ({ start, total, counts }) => {
		const date = longDate(new Date(start), locale, 'UTC');
		const shown = number.format(total);
		const parts = areas
			.filter(({ area }) => counts[area])
			.map(({ area, label }) => `${label}\u00a0${number.format(counts[area] ?? 0)}`)
			.join(', ');
		const words = `${m.ui_terril_week_of({ date })} — ${m.ui_terril_count({ count: total, number: shown })}`;
		return { start, date, number: shown, areas: parts, words: parts ? `${words} (${parts})` : words };
	};
}
