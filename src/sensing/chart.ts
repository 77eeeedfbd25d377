type Part = Readonly<{ at: Date; least: number; mean: number; most: number }>;
type Span = Readonly<{ from: Date; until: Date; seconds: number }>;

/** A chart to be drawn, in hundredths of its width and height: the mean as lines, what lay between the least and the most as bands, and the words beside it. Where nothing came, neither goes on. */
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
	const levels = levelsOf(Math.min(...parts.map(({ least }) => least)), Math.max(...parts.map(({ most }) => most)));
	const [bottom = 0, top = 1] = [levels[0], levels.at(-1)];
	const y = (value: number) => round(100 - ((value - bottom) / (top - bottom)) * 100);
	const long = span.until.getTime() - span.from.getTime();
	const x = (at: Date) => round(((at.getTime() + span.seconds * 500 - span.from.getTime()) / long) * 100);
	const runs = runsOf(parts, span.seconds);
	const drawn = runs.filter(({ length }) => length > 1);
	return {
		lines: drawn.map((run) => `M${run.map(({ at, mean }) => `${x(at)} ${y(mean)}`).join('L')}`),
		bands: drawn.map(
			(run) =>
				`M${[...run.map(({ at, most }) => `${x(at)} ${y(most)}`), ...run.toReversed().map(({ at, least }) => `${x(at)} ${y(least)}`)].join('L')}Z`
		),
		dots: runs
			.filter(({ length }) => length === 1)
			.flatMap((run) => run.map(({ at, mean }) => ({ x: x(at), y: y(mean) }))),
		levels: levels.map((value) => ({ y: y(value), said: sayValue(value) })),
		moments: [0, 25, 50, 75].map((at) => ({ x: at, said: sayTime(new Date(span.from.getTime() + (long * at) / 100)) }))
	};
}

/** Three to six round numbers, the first not above the least and the last not below the most: steps of 1, 2 or 5 times a power of ten. */
export function levelsOf(least: number, most: number): number[] {
	const wide = most > least ? most - least : Math.max(Math.abs(most) * 0.1, 1);
	const power = 10 ** Math.floor(Math.log10(wide / 4));
	const step = power * ([1, 2, 5].find((times) => wide / (times * power) <= 4) ?? 10);
	const [first, last] = [Math.floor(least / step), Math.max(Math.ceil(most / step), Math.floor(least / step) + 1)];
	return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
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
