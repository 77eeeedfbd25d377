import { same } from '#kernel/same.ts';
import type { Material, Piece } from '../figures/material.ts';
import type { UnitKind } from '../figures/measures.ts';
import { type Sets, setsOf } from '../figures/one.ts';
import type { Unit } from '../figures/unit.ts';
import { type Frozen, type FrozenFigure, figuresUnder, scopeOf } from './frozen.ts';

/** Why something is counted otherwise than in a closed report. */
type Cause = 'merged' | 'parted' | 'erased' | 'late' | 'corrected' | 'amber';

/** What has become of one unit of a closed report. Null: it was not there, or is there no more; a unit that was left out adds nothing. */
export type Correction = Readonly<{
	code: string;
	key: string;
	/** All keys under which it goes, so that its name can be found. */
	joined: readonly string[];
	before: number | null;
	after: number | null;
	causes: readonly Cause[];
}>;

/** A figure as it was closed, and as the same rules count it now. */
export type Changed = Readonly<{ code: string; unit: UnitKind; before: number; after: number }>;

/**
 * What a closed report would say otherwise today, unit by unit and with the cause; under its own rules.
 * @param now narrowed to the report's scope, with its names of persons
 * @param joins all that are one enterprise today, also where nothing is counted of them any more
 */
export function correctionsOf(
	frozen: Frozen,
	now: Material,
	joins: Material['joins']
): { figures: Changed[]; units: Correction[] } {
	const codes = frozen.figures.map(({ code }) => code);
	const again = new Map(figuresUnder(frozen.rules, codes, now, scopeOf(frozen.report)).map((one) => [one.code, one]));
	const known = new Set(frozen.material.lines.flatMap(({ pieces }) => pieces.map(nameOf)));
	const there = new Set(now.lines.flatMap(({ pieces }) => pieces.map(nameOf)));
	const figures = frozen.figures.map(({ code, unit, value }) => ({
		...{ code, unit, before: value, after: again.get(code)?.value ?? 0 }
	}));
	const units = frozen.figures.flatMap((figure) =>
		changed(figure, again.get(figure.code), { known, there, frozen, now, sets: setsOf(joins) })
	);
	return { figures: figures.filter(({ before, after }) => before !== after), units };
}

/** The pieces that the report has known, those that there are, both materials, and who is one today. */
type Look = Readonly<{
	known: ReadonlySet<string>;
	there: ReadonlySet<string>;
	frozen: Frozen;
	now: Material;
	sets: Sets;
}>;
/** A figure's units by key, and the key of the unit in which each piece is. */
type Side = Readonly<{ units: ReadonlyMap<string, Unit>; of: ReadonlyMap<string, string> }>;

const nameOf = ({ kind, id }: Piece): string => `${kind} ${id}`;

function sideOf(figure: FrozenFigure | undefined): Side {
	const all = figure ? [...figure.units, ...figure.left] : [];
	return {
		units: new Map(all.map((unit) => [unit.key, unit])),
		of: new Map(all.flatMap(({ key, pieces }) => pieces.map((piece) => [nameOf(piece), key])))
	};
}

function changed(before: FrozenFigure, after: FrozenFigure | undefined, look: Look): Correction[] {
	const [was, is] = [sideOf(before), sideOf(after)];
	const keys = [...new Set([...was.units.keys(), ...is.units.keys()])].toSorted();
	return keys.flatMap((key) => {
		const [old, now] = [was.units.get(key), is.units.get(key)];
		if (old && now && same(old, now)) return [];
		const joined = [...new Set([...(old?.joined ?? []), ...(now?.joined ?? [])])];
		const amounts = { before: old?.value ?? null, after: now?.value ?? null };
		return [{ code: before.code, key, joined, ...amounts, causes: causesOf(key, [old, now], [was, is], look) }];
	});
}

/** By what has become of its pieces; where they are the same, by what was joined, or said of it beside them. */
function causesOf(
	key: string,
	[old, now]: readonly [Unit | undefined, Unit | undefined],
	[was, is]: readonly [Side, Side],
	look: Look
): Cause[] {
	const causes = new Set<Cause>();
	const hashes = new Map((old?.pieces ?? []).map((piece) => [nameOf(piece), piece.hash]));
	for (const piece of old?.pieces ?? []) {
		const heir = is.of.get(nameOf(piece));
		if (heir === undefined) causes.add('corrected');
		else if (heir !== key) causes.add(wayOf(key, heir, is.units.get(heir)));
	}
	for (const piece of now?.pieces ?? []) {
		const name = nameOf(piece);
		const from = was.of.get(name);
		if (piece.amber) causes.add('amber');
		else if (!look.known.has(name)) causes.add('late');
		else if (from === undefined) causes.add('corrected');
		else if (from !== key) causes.add(wayOf(from, key, now));
		else if (hashes.get(name) !== piece.hash) causes.add('corrected');
	}
	if (old && now && now.joined.length > old.joined.length) causes.add('merged');
	if (old && now && now.joined.length < old.joined.length) causes.add('parted');
	if (old && !now && look.sets.members(key).some((other) => other !== key && was.units.has(other)))
		causes.add('merged');
	return [...(causes.size ? causes : saidOf([...(old?.joined ?? []), ...(now?.joined ?? [])], look))];
}

/** How a piece came from one unit into another: a person's that is nobody's now was erased; what has taken another in was merged. */
function wayOf(from: string, to: string, heir: Unit | undefined): Cause {
	if (from.startsWith('person:')) return to.startsWith('person:') ? 'merged' : 'erased';
	return heir?.joined.includes(from) ? 'merged' : 'parted';
}

/** What was said of an enterprise beside its pieces, such as its size: later, or no more. */
function saidOf(keys: readonly string[], { known, there, frozen, now }: Look): Cause[] {
	const of = ({ lines }: Material) =>
		lines.filter(({ about }) => keys.includes(about)).flatMap(({ pieces }) => pieces.map(nameOf));
	const late = of(now).some((name) => !known.has(name));
	const gone = of(frozen.material).some((name) => !there.has(name));
	return late ? ['late', ...(gone ? (['corrected'] as const) : [])] : ['corrected'];
}
