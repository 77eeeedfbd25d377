import { sql } from 'kysely';
import { undone, unknown, unread } from '../../query/wrong.ts';
import type { Sql } from '../sql.ts';
import { asText, numberOf, type Term } from './compare.ts';

type Made = (...given: Sql[]) => Sql;
type Function = Readonly<{
	takes: readonly ('text' | 'number' | 'time')[];
	gives: 'text' | 'number' | 'time' | 'truth';
	made: Made;
}>;

const ofTime = (part: Sql): Function => ({
	takes: ['time'],
	gives: 'number',
	made: (at) => sql`extract(${part} from ${at as Sql} at time zone 'UTC')::float8`
});
const texts = (gives: Function['gives'], made: Made, count = 1): Function => ({
	takes: Array.from({ length: count }, () => 'text' as const),
	gives,
	made
});
const numbers = (made: Made): Function => ({ takes: ['number'], gives: 'number', made });
const moment = (at: Sql): Function => ({ takes: [], gives: 'time', made: () => at });

/** The functions of a filter (OGC 18-088, table 24) that are done here. */
const functions: Readonly<Record<string, Function>> = {
	substringof: texts('truth', (part, all) => sql`(strpos(${all}, ${part}) > 0)`, 2),
	contains: texts('truth', (all, part) => sql`(strpos(${all}, ${part}) > 0)`, 2),
	startswith: texts('truth', (all, part) => sql`starts_with(${all}, ${part})`, 2),
	endswith: texts('truth', (all, part) => sql`(right(${all}, length(${part})) = ${part})`, 2),
	length: texts('number', (all) => sql`length(${all})::float8`),
	indexof: texts('number', (all, part) => sql`(strpos(${all}, ${part}) - 1)::float8`, 2),
	tolower: texts('text', (all) => sql`lower(${all})`),
	toupper: texts('text', (all) => sql`upper(${all})`),
	trim: texts('text', (all) => sql`btrim(${all})`),
	concat: texts('text', (one, other) => sql`(${one} || ${other})`, 2),
	...{ year: ofTime(sql`year`), month: ofTime(sql`month`), day: ofTime(sql`day`) },
	...{ hour: ofTime(sql`hour`), minute: ofTime(sql`minute`), second: ofTime(sql`second`) },
	round: numbers((one) => sql`round((${one})::numeric)::float8`),
	floor: numbers((one) => sql`floor(${one})`),
	ceiling: numbers((one) => sql`ceil(${one})`),
	...{ now: moment(sql`now()`), mindatetime: moment(sql`'-infinity'::timestamptz`) },
	maxdatetime: moment(sql`'infinity'::timestamptz`)
};
const OF_THE_STANDARD =
	/^(geo\.(distance|length|intersects)|st_\w+|before|after|meets|during|overlaps|starts|finishes|date|time|fractionalseconds|totaloffsetminutes|any|all|cast|isof)$/;

/** What a function of a filter gives. @throws 400 for one that there is not, or that is given something else; 501 */
export function call(name: string, given: readonly Term[]): Term {
	if (name === 'st_within') return within(given);
	if (name === 'substring') return substring(given);
	const its = Object.hasOwn(functions, name) ? functions[name] : undefined;
	if (!its && OF_THE_STANDARD.test(name)) throw undone(name);
	if (!its) throw unknown(name, Object.keys(functions).join(', '));
	if (given.length !== its.takes.length) throw unread(`${name}(`);
	const values = its.takes.map((kind, at) => takenAs(given[at] as Term, kind, name));
	return { is: its.gives, sql: its.made(...values) };
}

function takenAs(term: Term, kind: 'text' | 'number' | 'time', name: string): Sql {
	if (kind === 'time' && term.is === 'interval') return term.sql;
	const its = kind === 'text' ? asText(term) : kind === 'number' ? numberOf(term) : term;
	if (its.is !== kind) throw unread(`${name}(${term.is})`);
	return its.sql;
}

function substring([all, from, length]: readonly Term[]): Term {
	if (!all || !from) throw unread('substring(');
	const start = sql`(${takenAs(from, 'number', 'substring')})::integer + 1`;
	const its = takenAs(all, 'text', 'substring');
	if (!length) return { is: 'text', sql: sql`substr(${its}, ${start})` };
	return {
		is: 'text',
		sql: sql`substr(${its}, ${start}, greatest(0, (${takenAs(length, 'number', 'substring')})::integer))`
	};
}

const RING = /^\s*POLYGON\s*\(\s*\(([-\d.\s,eE+]+)\)\s*\)\s*$/i;
const PAIR = /^-?\d{1,3}(\.\d{1,12})?\s+-?\d{1,3}(\.\d{1,12})?$/;

/** Whether a point lies in a polygon without holes. Shapes that are no points lie in none. */
function within([shape, area]: readonly Term[]): Term {
	if (shape?.is !== 'json' || area?.is !== 'geography') throw unread('st_within(');
	const corners = (RING.exec(area.text)?.[1] ?? '').split(',').map((one) => one.trim());
	if (corners.length < 4 || corners.length > 200 || !corners.every((one) => PAIR.test(one))) throw unread(area.text);
	const polygon = `(${corners.map((one) => `(${one.replace(/\s+/, ',')})`).join(',')})`;
	const point = sql`coalesce(${shape.sql} -> 'geometry', ${shape.sql})`;
	const number = (at: number) =>
		sql`(case jsonb_typeof(${point} #> ${['coordinates', String(at)]}::text[]) when 'number' then (${point} #>> ${['coordinates', String(at)]}::text[])::float8 end)`;
	return {
		is: 'truth',
		sql: sql`(case when ${point} ->> 'type' = 'Point' then ${polygon}::text::polygon @> point(${number(0)}, ${number(1)}) else false end)`
	};
}
