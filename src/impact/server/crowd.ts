import { type RawBuilder, sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Counted, nothingCounted } from '../figures/counted.ts';
import type { Crowd, Line, Scope } from '../figures/material.ts';
import { figureOf, type Measure } from '../figures/measures.ts';
import type { Unit } from '../figures/unit.ts';
import { ambersOf, markedWith } from './proof/marks.ts';

/** The lines of crowds that a scope has; what is of a partner is no crowd. */
export const inScope = ({ from, until, operation, partner }: Scope) =>
	sql`day is not null and ${partner === null} and day between ${from}::date and ${until}::date
		and (${operation}::text is null or operation = ${operation})`;

/** Counts in the database what the rules of crowds count: each whom a line is about once, of the class that was said last. As the last look saw them. */
export async function crowdsCounted(scope: Scope): Promise<ReadonlyMap<Crowd, Counted>> {
	const { rows } = await sql<{ kind: Crowd; month: string; word: string | null; units: number }>`
		with units as (
			select kind, about, min(day) as first, nullif(substr(max(day || coalesce(word, '')), 11), '') as word
			from impact.seen_line where ${inScope(scope)} group by kind, about
		) select kind, to_char(first, 'YYYY-MM') as month, word, count(*)::int as units from units group by 1, 2, 3`.execute(
		db
	);
	const ambers = await ambersCounted(scope);
	const byKind = Map.groupBy(rows, ({ kind }) => kind);
	return new Map(
		[...byKind].map(([kind, its]) => [
			kind,
			{ ...sumsOf(its), left: 0, amber: ambers.get(kind) ?? 0 } satisfies Counted
		])
	);
}

function sumsOf(rows: readonly { month: string; word: string | null; units: number }[]) {
	const [months, groups] = [new Map<string, number>(), new Map<string, number>()];
	for (const { month, word, units } of rows) {
		months.set(month, (months.get(month) ?? 0) + units);
		groups.set(word ?? 'unknown', (groups.get(word ?? 'unknown') ?? 0) + units);
	}
	const units = rows.reduce((sum, row) => sum + row.units, 0);
	return { value: units, units, months, groups: rows.some(({ word }) => word) ? groups : new Map<string, number>() };
}

async function ambersCounted(scope: Scope): Promise<ReadonlyMap<Crowd, number>> {
	const { keys } = await ambersOf();
	if (!keys.length) return new Map();
	const { rows } = await sql<{ kind: Crowd; units: number }>`
		select kind, count(distinct about)::int as units from impact.seen_line
		where ${inScope(scope)} and pieces && ${[...keys]} group by kind`.execute(db);
	return new Map(rows.map(({ kind, units }) => [kind, units]));
}

/** The first day on which anybody came, as the last look saw it; none where nobody did. */
export async function firstOfCrowds(): Promise<string[]> {
	const { rows } = await sql<{ day: string | null }>`select min(day)::text as day from impact.seen_line`.execute(db);
	return rows.flatMap(({ day }) => day ?? []);
}

/** Whom a crowd is of, each once, as a query of their persons: null for whoever is no person of the hub. */
export const crowdPeople = (crowd: Crowd, scope: Scope): RawBuilder<unknown> =>
	sql`select distinct about, case when about like 'person:%' then substr(about, 8)::uuid end as person
		from impact.seen_line where kind = ${crowd} and ${inScope(scope)}`;

/** Some of the units of a crowd, in the order of their keys, as its rule makes them. */
export async function crowdUnits(
	measure: Measure,
	scope: Scope,
	{ from, most }: Readonly<{ from: number; most: number }>
): Promise<readonly Unit[]> {
	const { rows } = await sql<{ line: Line }>`
		with asked as (
			select distinct about from impact.seen_line where kind = ${measure.crowd} and ${inScope(scope)} order by about limit ${most} offset ${from}
		) select line from asked join impact.seen_line using (about) where kind = ${measure.crowd} and day is not null order by key`.execute(
		db
	);
	const marked = markedWith(await ambersOf());
	return figureOf(measure, { lines: rows.map(({ line }) => marked(line)), joins: [], projects: [] }, scope).units;
}

/** The lines of crowds in a scope, or those of all that have a piece in amber, as the last look saw them. */
export async function crowdLines(of: Scope | 'amber'): Promise<Line[]> {
	const ambers = await ambersOf();
	const asked = of === 'amber' ? sql`day is not null and pieces && ${[...ambers.keys]}` : inScope(of);
	const { rows } = await sql<{ line: Line }>`select line from impact.seen_line where ${asked} order by key`.execute(db);
	return rows.map(({ line }) => line).map(markedWith(ambers));
}

export const crowdOf = (counted: ReadonlyMap<Crowd, Counted>, { crowd }: Measure): Counted | null =>
	crowd && (counted.get(crowd) ?? nothingCounted);
