import type { Line, Piece } from './material.ts';
import type { Sets } from './one.ts';

/** Why something that might have counted does not. */
const reasons = [
	...(['one_off', 'unsigned', 'unvalidated', 'project', 'no_day', 'too_old', 'no_before', 'no_after'] as const),
	...(['too_early', 'no_status', 'large', 'unfinished', 'same_country', 'not_said', 'no_output'] as const)
] as const;
export type Reason = (typeof reasons)[number];

/** One of what a figure counts, or would have counted. */
export type Unit = Readonly<{
	key: string;
	/** What it adds to the figure: 1, hundredths of a job, minutes, visitors. Nothing where it is left out. */
	value: number;
	/** All keys that were joined into it, its own first. */
	joined: readonly string[];
	/** Its size at first support, its age, its stage. */
	group: string | null;
	first: string;
	last: string;
	left: Reason | null;
	pieces: readonly Piece[];
}>;

export type Figure = Readonly<{ value: number; units: readonly Unit[]; left: readonly Unit[] }>;

/** The sum of the units that count, with those that do not beside them, each once and in the order of keys. */
export function figure(units: readonly Unit[]): Figure {
	const sorted = units.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const counted = sorted.filter(({ left }) => !left);
	return {
		value: counted.reduce((sum, { value }) => sum + value, 0),
		units: counted,
		left: sorted.filter(({ left }) => left)
	};
}

type Rule = Readonly<{
	sets: Sets;
	/** Why a line does not count; null where it does. */
	why?: (line: Line) => Reason | null;
	/** What a unit adds, from the lines that count. */
	value?: (lines: readonly Line[]) => number;
	group?: (key: string, lines: readonly Line[]) => string | null;
}>;

/** One unit for each whom lines are about. It counts by the lines that count, and is left out, for the best of the reasons, where none does. */
export function unitsOf(lines: readonly Line[], { sets, why = () => null, value = () => 1, group }: Rule): Unit[] {
	const byKey = Map.groupBy(lines, ({ unit, about }) => sets.of(unit ?? about));
	return [...byKey].map(([key, its]) => {
		const counting = its.filter((line) => why(line) === null);
		const shown = counting.length ? counting : its;
		const left = counting.length ? null : best(its.map((line) => why(line)));
		return {
			...{ key, joined: sets.members(key), left, group: group?.(key, shown) ?? null },
			...{ value: left ? 0 : value(counting), first: firstOf(shown), last: lastOf(shown), pieces: piecesOf(shown) }
		};
	});
}

/** Takes a unit out of a figure. */
export const leaveOut = (unit: Unit, left: Reason): Unit => ({ ...unit, value: 0, left });

/** The pieces of some lines, each once, the earliest first. */
function piecesOf(lines: readonly Line[]): readonly Piece[] {
	// one contact of two files is a piece of each
	const all = new Map(
		lines.flatMap(({ pieces }) => pieces).map((piece) => [`${piece.kind} ${piece.id} ${piece.hash}`, piece])
	);
	return [...all.values()].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ day, kind, id, hash }: Piece): string => day + kind + id + hash;

const firstOf = (lines: readonly Line[]): string => lines.map(({ day }) => day).toSorted()[0] ?? '';
const lastOf = (lines: readonly Line[]): string =>
	lines
		.map(({ day }) => day)
		.toSorted()
		.at(-1) ?? '';

/** What comes nearest to counting: a session that nobody signed says more than a call. */
function best(all: readonly (Reason | null)[]): Reason {
	const found = all.filter((one) => one !== null);
	return found.find((one) => one !== 'one_off') ?? 'one_off';
}
