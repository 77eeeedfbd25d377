import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Territory } from '#network';
import { territory, whereaboutsOf } from '#network/server';
import type { Material, Scope } from '../../figures/material.ts';
import { figureOf, type Measure } from '../../figures/measures.ts';
import { type At, NOWHERE, type Spread, spreadOf } from '../../where/where.ts';
import { seenOnce } from '../counting.ts';
import { inScope } from '../crowd.ts';
import { provedFew } from '../proof/lines.ts';
import { unitsPlaced } from './units.ts';

/** How much of a measure is where, of a scope and of a part of its days: crowds as the last look saw them, all else as it is now. `years`: in which of them the whole scope has something, the latest first. */
export async function spreadNow(
	measure: Measure,
	{ whole, part }: Readonly<{ whole: Scope; part: Scope }>
): Promise<Spread & Readonly<{ years: readonly number[] }>> {
	await seenOnce();
	const known = await territory();
	if (measure.crowd) {
		const years = await crowdYears(measure, whole);
		return { ...(await crowdSpread(measure, part, known)), years };
	}
	const material = await provedFew();
	return { ...(await spreadIn(measure, part, known, material)), years: yearsOf(measure, material, whole) };
}

/** How much of a measure is where in one scope; of a crowd without its material. */
export async function spreadIn(measure: Measure, scope: Scope, known: Territory, material: Material): Promise<Spread> {
	if (measure.crowd) return crowdSpread(measure, scope, known);
	const { units } = figureOf(measure, material, scope);
	const at = await unitsPlaced({ units, material, scope, territory: known });
	return spreadOf(units.map((unit) => [at(unit), unit.value] as const));
}

function yearsOf(measure: Measure, material: Material, whole: Scope): number[] {
	const years = figureOf(measure, material, whole).units.flatMap(({ first, last }) => [first, last]);
	return between(years.map((day) => Number(day.slice(0, 4))));
}

async function crowdYears(measure: Measure, whole: Scope): Promise<number[]> {
	const { rows } = await sql<{ first: number | null; last: number | null }>`
		select extract(year from min(day))::int as first, extract(year from max(day))::int as last
		from impact.seen_line where kind = ${measure.crowd} and ${inScope(whole)}`.execute(db);
	return between(rows.flatMap(({ first, last }) => [first ?? [], last ?? []].flat()));
}

function between(years: readonly number[]): number[] {
	if (!years.length) return [];
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}

/** Counted in the database, each whom a line is about once: where she was last. */
async function crowdSpread(measure: Measure, scope: Scope, known: Territory): Promise<Spread> {
	const { rows } = await sql<{ place: string | null; sectors: string[] | null; units: number }>`
		with units as (
			select nullif(substr(max(day || coalesce(occurrence::text, '')), 11), '')::uuid as occurrence
			from impact.seen_line where kind = ${measure.crowd} and ${inScope(scope)} group by about
		), seances as (
			select occurrence, count(*) as units from units group by occurrence
		) select c.place, c.sectors, sum(units)::int as units
			from seances left join agenda.occurrence_card c on c.id = occurrence group by 1, 2`.execute(db);
	const places = await placesIn(
		rows.flatMap(({ place }) => place ?? []),
		known
	);
	return spreadOf(
		rows.map(({ place, sectors, units }) => [
			{ ...(place ? (places.get(place) ?? NOWHERE) : NOWHERE), sectors: sectors ?? [] },
			units
		])
	);
}

/** In which communes places are. */
async function placesIn(ids: readonly string[], { communeOf }: Territory): Promise<ReadonlyMap<string, At>> {
	const rows = await whereaboutsOf([...new Set(ids)]);
	return new Map(rows.map(({ id, ...where }) => [id, { commune: communeOf(where), sectors: [] }]));
}
