import type { Words } from '#kernel/words.ts';
import { isIn, type Line, type LineKind, type Material, type Piece, type Scope } from '../figures/material.ts';
import type { Measure, UnitKind } from '../figures/measures.ts';
import { setsOf } from '../figures/one.ts';
import type { Figure, Unit } from '../figures/unit.ts';
import { type RulesVersion, rulesOf } from './rules.ts';

/** Who reports to whom about which days, in which language. */
export type ReportHead = Readonly<{
	id: string;
	hub: string;
	timeZone: string;
	locale: string;
	title: string;
	fictional: boolean;
	operation: Readonly<{
		code: string;
		name: Words;
		funder: string;
		starts: string | null;
		ends: string | null;
		share: number | null;
		sentence: Words | null;
		/** The hash of the funder's emblem in the store. */
		emblem: string | null;
	}>;
	from: string;
	until: string;
	/** The team's words, as Markdown in the report's language. */
	body: string;
}>;

/** How reports are drawn that are closed from now on: whoever changes how one looks on paper counts it up, and leaves the older ways as they are (`server/report/pdf.ts`). */
export const DRAWING = 2;
export type Drawing = 1 | typeof DRAWING;

export type FrozenFigure = Readonly<{ code: string; unit: UnitKind; version: number }> & Figure;

/**
 * A closed report: all that it says, and all that this was counted from. Ids, days, scalars and hashes; no name but the operation's and the hub's. Run again under its rules it is the same, whatever
 * has become of the hub since.
 */
export type Frozen = Readonly<{
	format: 'creative-valley/impact-report/1';
	report: ReportHead;
	closedAt: string;
	/** Of the log: what came after it is a correction. */
	position: number;
	rules: RulesVersion;
	/** How it is drawn on paper; those of before do not say it, and are drawn in the first way. */
	drawing?: Drawing;
	figures: readonly FrozenFigure[];
	/** The pieces of what is counted and of what was left out, each once. */
	pieces: readonly Piece[];
	/** What was hashed of those that are rows, by their hash. */
	rows: Readonly<Record<string, string>>;
	material: Material;
}>;

export const scopeOf = ({ from, until, operation }: Pick<ReportHead, 'from' | 'until' | 'operation'>): Scope => ({
	...{ from, until, operation: operation.code, partner: null }
});

/** Computes the figures of a material again, under the rules of a version. Measures that the rules do not know are not there. */
export function figuresUnder(
	rules: RulesVersion,
	codes: readonly string[],
	material: Material,
	scope: Scope
): FrozenFigure[] {
	const { measures, figuresOf } = rulesOf(rules);
	const all = figuresOf(material, scope);
	return measures.flatMap(({ code, unit, version }: Measure) => {
		const figure = codes.includes(code) ? all.get(code) : undefined;
		return figure ? [{ code, unit, version, ...figure }] : [];
	});
}

/** A report again, from what it has kept: the same under the same rules. */
export function runAgain(frozen: Frozen): Frozen {
	const { rules, figures, material, report } = frozen;
	const codes = figures.map(({ code }) => code);
	const again = figuresUnder(rules, codes, material, scopeOf(report));
	return { ...frozen, figures: again, pieces: piecesOf(again) };
}

/** The pieces of figures, each once and in the order of their kinds and ids. */
export function piecesOf(figures: readonly Figure[]): Piece[] {
	const units: readonly Unit[] = figures.flatMap(({ units, left }) => [...units, ...left]);
	const all = new Map(units.flatMap(({ pieces }) => pieces).map((piece) => [orderOf(piece), piece]));
	return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, piece]) => piece);
}

const orderOf = ({ kind, id, hash }: Piece): string => `${kind} ${id} ${hash}`;

/** What may be said of an enterprise whatever the operation. */
const said: readonly LineKind[] = ['size', 'jobs', 'founded', 'staff_before', 'staff_after', 'alive'];

/**
 * What figures of a scope are computed from, and no more: its lines, what was said by its last day of whom they are about, and how those are joined; in an order of its own. Persons go by what
 * `named` makes of them, so that a report leads to nobody.
 */
export function narrowed(
	{ lines, joins, projects }: Material,
	scope: Scope,
	named: (person: string) => string
): Material {
	const sets = setsOf(joins);
	const own = lines.filter((line) => isIn(line, scope));
	const counted = new Set(own);
	const about = new Set(own.map((line) => sets.of(line.about)));
	const more = lines.filter(
		(line) =>
			said.includes(line.kind) && line.day <= scope.until && about.has(sets.of(line.about)) && !counted.has(line)
	);
	const person = (key: string) => (key.startsWith('person:') ? named(key) : key);
	const kept = [...own, ...more].map((line) => ({
		...line,
		about: person(line.about),
		...(line.unit === undefined ? {} : { unit: person(line.unit) })
	}));
	const order = (line: Line): string =>
		[line.kind, line.day, line.about, line.unit ?? '', ...line.pieces.map(({ kind, id }) => `${kind} ${id}`)].join(' ');
	return {
		lines: kept.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
		joins: joins
			.filter(([one]) => about.has(sets.of(one)))
			.toSorted(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1)),
		projects: projects.filter((key) => about.has(sets.of(key))).toSorted()
	};
}
