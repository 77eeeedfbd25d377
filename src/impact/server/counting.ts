import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { isAmber } from '../figures/amber.ts';
import { type Counted, countedOf, nothingCounted } from '../figures/counted.ts';
import { ALWAYS, type Material, type Scope } from '../figures/material.ts';
import { figureOf, figuresOf, type Measure, measures } from '../figures/measures.ts';
import type { Unit } from '../figures/unit.ts';
import { crowdLines, crowdOf, crowdsCounted, crowdUnits, firstOfCrowds } from './crowd.ts';
import { provedFew } from './proof/lines.ts';
import { look } from './proof/look.ts';

/** Every measure in a scope, for a page: crowds as the last look saw them, half a minute ago at most, all else as it is now. */
export const figuresNow = async (scope: Scope): Promise<ReadonlyMap<string, Counted>> =>
	(await counter()).countedIn(scope);

/** Counts every measure in one scope after another, of what stands now. `firstDay`: of all that may count; null where nothing does. */
export async function counter() {
	await seenOnce();
	const few = await provedFew();
	const ofFew = few.lines.map(({ day }) => day);
	const firstDay = [...ofFew, ...(await firstOfCrowds())].toSorted()[0] ?? null;
	const countedIn = async (scope: Scope): Promise<ReadonlyMap<string, Counted>> => {
		const [crowds, figures] = [await crowdsCounted(scope), figuresOf(few, scope)];
		return new Map(
			measures.map((measure) => {
				const figure = figures.get(measure.code);
				return [measure.code, crowdOf(crowds, measure) ?? (figure ? countedOf(figure) : nothingCounted)];
			})
		);
	};
	return { firstDay, countedIn };
}

type Shown = Counted & Readonly<{ shownUnits: readonly Unit[]; shownLeft: readonly Unit[] }>;

/** One measure in a scope, with some of its units and of what was left out; and what it has come to for each partner that is asked for. */
export async function figureNow(
	measure: Measure,
	scope: Scope,
	part: Readonly<{ from: number; most: number }>,
	partners: readonly (string | null)[]
): Promise<Shown & Readonly<{ of: ReadonlyMap<string | null, number> }>> {
	await seenOnce();
	const { from, most } = part;
	if (measure.crowd) {
		const counted = crowdOf(await crowdsCounted(scope), measure) ?? nothingCounted;
		const of = new Map(partners.map((partner) => [partner, partner === null ? counted.value : 0]));
		return { ...counted, shownUnits: await crowdUnits(measure, scope, part), shownLeft: [], of };
	}
	const material = await provedFew();
	const figure = figureOf(measure, material, scope);
	const of = partners.map((partner) => [partner, figureOf(measure, material, { ...scope, partner }).value] as const);
	const shown = { shownUnits: figure.units.slice(from, from + most), shownLeft: figure.left.slice(0, most) };
	return { ...countedOf(figure), ...shown, of: new Map(of) };
}

/** What figures of a scope are computed from, and more; crowds as the last look saw them. */
export async function materialFor(scope: Scope): Promise<Material> {
	await seenOnce();
	const material = await provedFew();
	return { ...material, lines: [...material.lines, ...(await crowdLines(scope))] };
}

/** The units of every measure that have lost a piece. */
export async function unitsInAmber(): Promise<ReadonlyMap<string, readonly Unit[]>> {
	const material = await provedFew();
	const figures = figuresOf({ ...material, lines: [...material.lines, ...(await crowdLines('amber'))] }, ALWAYS);
	return new Map([...figures].map(([code, { units }]) => [code, units.filter(isAmber)]));
}

/** Before the first look of a hub nothing was seen yet. */
export async function seenOnce(): Promise<void> {
	const { rows } = await sql`select from impact.seen_day limit 1`.execute(db);
	if (!rows.length) await look();
}
