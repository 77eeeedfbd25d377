import type { Words } from '#kernel/words.ts';
import { type MachineLine, type MachineUse, machineLines } from './machine-use.ts';
import { shareOf } from './money.ts';
import { daysIn, daysWithin, type Month } from './month.ts';
import { type Include, isOnce, type Measure, measureOf, type Terms } from './plan.ts';
import { type Piece, piecesOf, type Use } from './use.ts';

/** Somebody's plan, from a day until another one, which both belong to it. */
export type Running = Readonly<{ id: string; name: Words; terms: Terms; from: string; until: string | null }>;

/** What a unit of a space costs from a day on: an hour, or a day of a desk. */
export type Tariff = Readonly<{ space: string; from: string; cents: number }>;

/** What the team adds. */
export type Adjustment = Readonly<{ id: string; label: string; cents: number }>;

/** A line: so much of something at a price. Hours are told in minutes, a price in cents an hour. */
export type Line = Readonly<
	| {
			kind: 'plan';
			contract: string;
			name: Words;
			vat: string;
			days: number;
			of: number;
			unitCents: number;
			cents: number;
	  }
	| {
			/** `overage`: beyond a plan; `use`: without one. */
			kind: 'overage' | 'use';
			space: string;
			name: Words;
			measure: Measure;
			/** Days, or minutes. */
			amount: number;
			unitCents: number;
			cents: number;
	  }
	| MachineLine
	| { kind: 'added'; adjustment: string; label: string; cents: number }
>;

/** What a plan includes in a month, and how much of it was used: days, or minutes. */
type Allowance = Readonly<{
	contract: string;
	name: Words;
	/** Which of the plan's, from 0. */
	include: number;
	measure: Measure;
	amount: number;
	drawn: number;
	/** Of a card: before this month. */
	before: number;
}>;

export type Draft = Readonly<{
	lines: readonly Line[];
	totalCents: number;
	allowances: readonly Allowance[];
	/** The reservations that are in it. */
	uses: readonly string[];
}>;

/** All that a month's statement of somebody is made of. */
export type Facts = Readonly<{
	contracts: readonly Running[];
	uses: readonly Use[];
	machineUses: readonly MachineUse[];
	tariffs: readonly Tariff[];
	adjustments: readonly Adjustment[];
	/** How much of a card was used before, by `potKey`. */
	drawn: ReadonlyMap<string, number>;
}>;

export const potKey = (contract: string, include: number): string => `${contract} ${include}`;

type Pot = Allowance & { drawn: number; from: string; until: string | null; says: Include; once: boolean };

/**
 * A month's statement of whoever pays, from what happened in it; the order in which it is told does not matter.
 *
 * - A plan that is paid by the month costs, and includes, as many parts of it as it runs days of the month: the price is rounded to the cent, what is included up to a whole day or minute. A day pass or a
 *   card is paid once, in the month in which it begins, and is used until it is used up or over.
 * - What is used is taken, in order of time, from what is included by a plan that runs that day: first from plans by the month, then from cards, of each the one that began first.
 * - What is beyond costs what the first of these plans says of it; where none says anything, what the space costs that day without a plan; a space without a tariff is free.
 * - Minutes of one space at one price are added up first, and rounded to the cent once.
 * - What was written down of machines costs what was said then (`machineLines`), whatever plan runs.
 */
export function statementOf(month: Month, facts: Facts): Draft {
	const pots = potsOf(month, facts);
	const pieces = piecesOf(facts.uses).filter(({ day }) => day.startsWith(`${month}-`));
	const beyond = new Map<string, Extract<Line, { measure: Measure }>>();
	for (const piece of pieces) draw(piece, pots, facts.tariffs, beyond);
	const lines: Line[] = [
		...pricesOf(month, facts.contracts),
		...[...beyond.values()]
			.map((line) => ({ ...line, cents: shareOf(line.unitCents, line.amount, line.measure === 'day' ? 1 : 60) }))
			.toSorted((a, b) => order(`${a.kind} ${a.space}`, `${b.kind} ${b.space}`) || a.unitCents - b.unitCents),
		...machineLines(facts.machineUses.filter(({ day }) => day.startsWith(`${month}-`))),
		...facts.adjustments
			.toSorted((a, b) => order(a.id, b.id))
			.map(({ id, label, cents }) => ({ kind: 'added' as const, adjustment: id, label, cents }))
	];
	return {
		lines,
		totalCents: lines.reduce((sum, { cents }) => sum + cents, 0),
		allowances: pots.map(({ from: _, until: __, says: ___, once: ____, ...pot }) => pot),
		uses: [...new Set(pieces.map(({ use }) => use.id))].toSorted()
	};
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The contracts that run on a day of a month, the first that began first. */
const runningIn = (month: Month, contracts: readonly Running[]): Running[] =>
	contracts
		.filter(({ from, until }) => daysWithin(month, from, until) > 0)
		.toSorted((a, b) => order(a.from, b.from) || order(a.id, b.id));

function pricesOf(month: Month, contracts: readonly Running[]): Line[] {
	return runningIn(month, contracts).flatMap(({ id: contract, name, terms, from, until }) => {
		const unitCents = terms.priceCents;
		if (isOnce(terms.kind))
			return from.startsWith(month)
				? [{ kind: 'plan' as const, contract, name, vat: terms.vat, days: 1, of: 1, unitCents, cents: unitCents }]
				: [];
		const [days, of] = [daysWithin(month, from, until), daysIn(month)];
		return [
			{
				kind: 'plan' as const,
				contract,
				name,
				vat: terms.vat,
				days,
				of,
				unitCents,
				cents: shareOf(unitCents, days, of)
			}
		];
	});
}

function potsOf(month: Month, { contracts, drawn }: Facts): Pot[] {
	const pots = runningIn(month, contracts).flatMap(({ id: contract, name, terms, from, until }) => {
		const once = isOnce(terms.kind);
		const [days, of] = once ? [1, 1] : [daysWithin(month, from, until), daysIn(month)];
		return terms.includes.map((says, include): Pot => {
			const whole = says.amount * (says.measure === 'day' ? 1 : 60);
			const amount = Math.ceil((whole * days) / of);
			const before = once ? Math.min(amount, drawn.get(potKey(contract, include)) ?? 0) : 0;
			return { contract, name, include, measure: says.measure, amount, drawn: 0, before, from, until, says, once };
		});
	});
	return [...pots.filter(({ once }) => !once), ...pots.filter(({ once }) => once)];
}

function isFor({ says, from, until }: Pot, { use, day }: Piece): boolean {
	const among = (list: readonly string[], one: string) => !list.length || list.includes(one);
	return (
		says.measure === measureOf(use.kind) &&
		among(says.kinds, use.kind) &&
		among(says.places, use.place) &&
		among(says.spaces, use.space) &&
		from <= day &&
		(until === null || day <= until)
	);
}

type Beyond = Extract<Line, { measure: Measure }>;

function draw(piece: Piece, pots: readonly Pot[], tariffs: readonly Tariff[], beyond: Map<string, Beyond>): void {
	const mine = pots.filter((pot) => isFor(pot, piece));
	let rest = piece.amount;
	for (const pot of mine) {
		const taken = Math.min(rest, pot.amount - pot.before - pot.drawn);
		pot.drawn += taken;
		rest -= taken;
	}
	if (!rest) return;
	const said = mine.find(({ says }) => says.overageCents !== null)?.says.overageCents ?? null;
	const unitCents = said ?? tariffOn(tariffs, piece);
	if (!unitCents) return;
	const kind = mine.length ? 'overage' : 'use';
	const { space, spaceName: name } = piece.use;
	const key = `${kind} ${space} ${unitCents}`;
	const amount = (beyond.get(key)?.amount ?? 0) + rest;
	beyond.set(key, { kind, space, name, measure: measureOf(piece.use.kind), amount, unitCents, cents: 0 });
}

/** What the space costs on a day; nothing before its first tariff. */
function tariffOn(tariffs: readonly Tariff[], { use, day }: Piece): number {
	const known = tariffs.filter(({ space, from }) => space === use.space && from <= day);
	return known.toSorted((a, b) => order(a.from, b.from)).at(-1)?.cents ?? 0;
}
