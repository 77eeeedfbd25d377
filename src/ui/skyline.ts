export type Week = { readonly start: string; readonly counts: Readonly<Record<string, number>> };

export type Column = {
	readonly start: string;
	readonly total: number;
	readonly counts: Readonly<Record<string, number>>;
	/** The area of every pixel, from the ground up, `across` pixels a row. */
	readonly pixels: readonly string[];
};

export type Skyline = {
	readonly total: number;
	readonly perPixel: number;
	readonly across: number;
	readonly rows: number;
	readonly columns: readonly Column[];
};

/**
 * Turns weeks of counted facts into columns of pixels, `across` pixels wide and at most `highest` rows high.
 * One pixel is worth `perPixel` facts, the same everywhere. A week gets its total divided by that, rounded, and at
 * least one pixel if anything happened; its areas share them by largest remainder, so a small area may get none in a
 * busy week, but no week looks bigger than it was. Areas not named in `areas` are not counted.
 */
export function skyline(weeks: readonly Week[], areas: readonly string[], highest = 24, across = 2): Skyline {
	const totals = weeks.map((week) => areas.reduce((sum, area) => sum + (week.counts[area] ?? 0), 0));
	const perPixel = Math.max(1, Math.ceil(Math.max(0, ...totals) / (highest * across)));
	const columns = weeks.map((week, index) => column(week, areas, totals[index] ?? 0, perPixel));
	const most = Math.max(0, ...columns.map(({ pixels }) => pixels.length));
	return { total: totals.reduce((a, b) => a + b, 0), perPixel, across, rows: Math.ceil(most / across), columns };
}

/** A pixel as path data, for a stroke with square ends: a line without length (SVG 2, « zero-length subpaths »). `x` counts from the left, `y` from the ground up. */
export const pixel = (x: number, y: number): string => `M${x} ${-y}h0`;

/** One path for each area of a column that stands at `place`, of its first `settled` pixels. */
export function paths(
	column: Column,
	place: number,
	across: number,
	settled = column.pixels.length
): Map<string, string> {
	const found = new Map<string, string>();
	for (const [nth, area] of column.pixels.slice(0, settled).entries()) {
		const x = place * across + ((nth + place) % across);
		found.set(area, (found.get(area) ?? '') + pixel(x, Math.floor(nth / across)));
	}
	return found;
}

function column(week: Week, areas: readonly string[], total: number, perPixel: number): Column {
	const size = total === 0 ? 0 : Math.max(1, Math.round(total / perPixel));
	const pixels = share(week.counts, areas, total, size)
		.flatMap(([area, count]) =>
			Array.from({ length: count }, (_, nth) => ({ area, key: scatter(week.start + area + nth) }))
		)
		.sort((a, b) => a.key - b.key)
		.map(({ area }) => area);
	return { start: week.start, total, counts: week.counts, pixels };
}

/** Largest remainder (Hamilton): whole pixels that add up to `size`. */
function share(counts: Week['counts'], areas: readonly string[], total: number, size: number): [string, number][] {
	const exact = areas.map((area) => ({ area, quota: total === 0 ? 0 : ((counts[area] ?? 0) * size) / total }));
	const left = size - exact.reduce((sum, { quota }) => sum + Math.floor(quota), 0);
	const lucky = new Set(
		[...exact]
			.sort((a, b) => (b.quota % 1) - (a.quota % 1))
			.slice(0, Math.round(left))
			.map(({ area }) => area)
	);
	return exact.map(({ area, quota }) => [area, Math.floor(quota) + (lucky.has(area) ? 1 : 0)]);
}

/** A fixed number for a name (FNV-1a), so that a pixel keeps its place when others arrive. */
function scatter(name: string): number {
	let hash = 0x811c9dc5;
	for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}
