type Part = Readonly<{ at: Date; least: number; mean: number; most: number }>;
type Span = Readonly<{ from: Date; until: Date; seconds: number }>;

/** The size of a drawing, in units of its own. */
export const size = { width: 640, height: 200, left: 8, right: 632, top: 12, bottom: 176 } as const;

/** A chart to be drawn: the mean as lines, what lay between the least and the most as bands, and the words beside it. Where nothing came, neither goes on. */
export type Chart = Readonly<{
	lines: readonly string[];
	bands: readonly string[];
	dots: readonly Readonly<{ x: number; y: number }>[];
	levels: readonly Readonly<{ y: number; said: string }>[];
	moments: readonly Readonly<{ x: number; said: string }>[];
}>;

/** Reckons the chart of what was observed in equal parts of a span; null when nothing was. */
export function chartOf(
	parts: readonly Part[],
	span: Span,
	sayTime: (at: Date) => string,
	sayValue: (value: number) => string
): Chart | null {
	if (!parts.length) return null;
	const [low, high] = [Math.min(...parts.map(({ least }) => least)), Math.max(...parts.map(({ most }) => most))];
	const room = high > low ? (high - low) * 0.08 : Math.max(Math.abs(high) * 0.05, 1);
	const [bottom, top] = [low - room, high + room];
	const y = (value: number) => round(size.bottom - ((value - bottom) / (top - bottom)) * (size.bottom - size.top));
	const long = span.until.getTime() - span.from.getTime();
	const x = (at: Date) =>
		round(size.left + ((at.getTime() + span.seconds * 500 - span.from.getTime()) / long) * (size.right - size.left));
	const runs = runsOf(parts, span.seconds);
	return {
		lines: runs
			.filter(({ length }) => length > 1)
			.map((run) => `M${run.map(({ at, mean }) => `${x(at)} ${y(mean)}`).join('L')}`),
		bands: runs
			.filter(({ length }) => length > 1)
			.map(
				(run) =>
					`M${[...run.map(({ at, most }) => `${x(at)} ${y(most)}`), ...run.toReversed().map(({ at, least }) => `${x(at)} ${y(least)}`)].join('L')}Z`
			),
		dots: runs
			.filter(({ length }) => length === 1)
			.flatMap((run) => run.map(({ at, mean }) => ({ x: x(at), y: y(mean) }))),
		levels: [...new Set([high, (low + high) / 2, low])].map((value) => ({ y: y(value), said: sayValue(value) })),
		moments: [0, 1, 2, 3].map((part) => {
			const at = new Date(span.from.getTime() + (long * part) / 4);
			return { x: round(size.left + ((size.right - size.left) * part) / 4), said: sayTime(at) };
		})
	};
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Parts that follow each other without one missing. */
function runsOf(parts: readonly Part[], seconds: number): Part[][] {
	const runs: Part[][] = [];
	for (const part of parts) {
		const last = runs.at(-1)?.at(-1);
		if (last && part.at.getTime() - last.at.getTime() <= seconds * 1500) runs.at(-1)?.push(part);
		else runs.push([part]);
	}
	return runs;
}
