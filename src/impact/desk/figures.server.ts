import { plain } from '#kernel/fold.ts';
import { hub } from '#kernel/server/hub.ts';
import { type Operation, operations } from '#kernel/server/operations.ts';
import { isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { listQuery } from '#web/list.server.ts';
import type { Scope } from '../figures/material.ts';
import { type Measure, measures } from '../figures/measures.ts';
import { paceOf } from '../figures/pace.ts';
import { figuresNow } from '../server/counting.ts';
import { measureKindName, measureName, said, unitName } from '../server/names.ts';
import { type Target, targets } from '../server/targets.ts';

/** The operation that an address asks for, and the days that its figures are of; of all, where it asks for none. */
export async function scopeOf(asked: string, partner: string | null = null) {
	const all = await operations();
	const operation = all.find(({ code }) => code === asked) ?? null;
	const today = isoDate(new Date(), (await hub()).timeZone);
	const scope: Scope = {
		from: operation?.starts ?? '0001-01-01',
		until: today,
		operation: operation?.code ?? null,
		partner
	};
	return { all, operation, today, scope };
}

/** Every measure with its figure, and with its target where an operation is asked for. */
export async function figuresShown(url: URL, locale: Locale) {
	const query = listQuery(url, { sorts: ['code', 'name', 'value'], filters: ['operation', 'kind'] });
	const { all, operation, today, scope } = await scopeOf(query.filters.operation ?? '');
	const [figures, promised] = [await figuresNow(scope), operation ? await targets(operation.code) : []];
	const rows = measures
		.filter(({ apart }) => !operation || !apart)
		.map((measure) => {
			const figure = figures.get(measure.code);
			const target = promised.find((one) => one.measure === measure.code && !one.partner) ?? null;
			return {
				...shown(measure, figure?.value ?? 0, locale),
				...{ left: figure?.left ?? 0, amber: figure?.amber ?? 0 },
				progress: target && progressOf(measure, figure?.value ?? 0, target, { operation, today, locale })
			};
		})
		.filter(({ kind }) => !query.filters.kind || kind === query.filters.kind)
		.filter(({ code, name }) => plain(`${code} ${name}`).includes(plain(query.q)))
		// as the table of measures has them: the funders' codes first
		.toSorted((a, b) => (query.descending ? -1 : 1) * compare(a, b, query.sort, locale));
	return { query, rows, operation: operationShown(operation, locale), operations: choices(all, locale) };
}

export const choices = (all: readonly Operation[], locale: Locale) =>
	all.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }));

export const operationShown = (operation: Operation | null, locale: Locale) =>
	operation && { ...operation, title: say(operation.name, locale).text };

/** A measure as a page says it. */
export const shown = ({ rule: _, ...measure }: Measure, value: number, locale: Locale) => ({
	...measure,
	...{
		name: measureName(measure.code),
		kindName: measureKindName(measure.kind),
		unitName: unitName(value, measure.unit)
	},
	...{ value, figure: said(value, measure.unit, locale) }
});

type Row = Readonly<{ code: string; name: string; value: number }>;
const compare = (a: Row, b: Row, by: 'code' | 'name' | 'value', locale: Locale): number =>
	by === 'value' ? a.value - b.value : by === 'code' ? 0 : a.name.localeCompare(b.name, locale);

/** How far a figure is on its way: in hundredths of what was promised, and in a sentence. */
export function progressOf(
	{ unit }: Measure,
	value: number,
	{ target, targetOn, milestone, milestoneOn, baseline }: Target,
	{ operation, today, locale }: { operation: Operation | null; today: string; locale: Locale }
) {
	const end = paceOf(value, operation?.starts ?? today, today, targetOn);
	const of = (amount: number) => Math.min(100, Math.round((amount / target) * 100));
	const says = (amount: number) => said(amount, unit, locale);
	return {
		...{
			done: of(value),
			end: end === null ? null : of(end),
			target: says(target),
			targetOn,
			baseline: says(baseline)
		},
		milestone:
			milestone === null || !milestoneOn ? null : { at: of(milestone), says: says(milestone), on: milestoneOn },
		pace:
			end === null
				? m.impact_pace_none({ target: says(target) })
				: m.impact_pace({ end: says(end), target: says(target) })
	};
}
