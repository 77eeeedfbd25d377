import { sql } from 'kysely';
import type { Arithmetic, Comparison } from '../../query/filter.ts';
import { unread } from '../../query/wrong.ts';
import type { Sql } from '../sql.ts';

/** A value in a filter, by what it can be compared with. */
export type Term = Readonly<
	| { is: 'id' | 'text' | 'time' | 'truth' | 'json' | 'nothing'; sql: Sql }
	| { is: 'number'; sql: Sql; value?: number }
	| { is: 'result'; sql: Sql; number: Sql }
	| { is: 'interval'; sql: Sql; until: Sql }
	| { is: 'geography' | 'duration'; sql: Sql; text: string }
>;

const signs: Readonly<Record<Comparison, Sql>> = {
	eq: sql`=`,
	ne: sql`is distinct from`,
	gt: sql`>`,
	ge: sql`>=`,
	lt: sql`<`,
	le: sql`<=`
};
const turned = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' } as const;

/** Compares two values of one kind. What is a result, or stands in properties, is taken as what it is compared with. @throws 400 for others */
export function compare(by: Comparison, left: Term, right: Term): Sql {
	if (left.is === 'nothing' || right.is === 'nothing') return isNothing(by, left.is === 'nothing' ? right : left);
	if (right.is === 'interval' && left.is !== 'interval') return compare(turned[by], right, left);
	if (left.is === 'interval') return compareInterval(by, left, right);
	if (left.is === 'id' || right.is === 'id') return compareIds(by, left, right);
	const [one, other] = alike(left, right);
	if (one.is !== other.is || one.is === 'geography' || one.is === 'duration')
		throw unread(`${left.is} ${by} ${right.is}`);
	const collation = one.is === 'text' ? sql` collate "C"` : sql``;
	return sql`(${one.sql}${collation} ${signs[by]} ${other.sql})`;
}

function isNothing(by: Comparison, { sql: its }: Term): Sql {
	if (by === 'eq') return sql`(${its} is null)`;
	return by === 'ne' ? sql`(${its} is not null)` : sql`false`;
}

/** A moment against one or two: an interval is before what comes after its end, and after what comes before its beginning. */
function compareInterval(by: Comparison, { sql: from, until }: Extract<Term, { is: 'interval' }>, right: Term): Sql {
	if (right.is !== 'time') throw unread(`interval ${by} ${right.is}`);
	const at = right.sql;
	const end = sql`coalesce(${until}, ${from})`;
	const same = sql`(${from} = ${at} and ${end} = ${at})`;
	if (by === 'eq') return same;
	if (by === 'ne') return sql`(not coalesce(${same}, false))`;
	return by === 'gt' || by === 'ge' ? sql`(${from} ${signs[by]} ${at})` : sql`(${end} ${signs[by]} ${at})`;
}

function compareIds(by: Comparison, left: Term, right: Term): Sql {
	if (left.is !== 'id') return compareIds(turned[by], right, left);
	if (right.is === 'id') return sql`(${left.sql} ${signs[by]} ${right.sql})`;
	if (right.is !== 'number') throw unread(`id ${by} ${right.is}`);
	// as a whole number it finds its index
	return Number.isSafeInteger(right.value)
		? sql`(${left.sql} ${signs[by]} ${right.value}::bigint)`
		: sql`(${left.sql}::float8 ${signs[by]} ${right.sql})`;
}

/** Two values as the same kind, where one may be anything. */
function alike(left: Term, right: Term): readonly [Term, Term] {
	const free = ({ is }: Term) => is === 'json' || is === 'result';
	if (free(left) && free(right)) return [asText(left), asText(right)];
	if (free(left)) return [takenAs(left, right.is), right];
	return free(right) ? [left, takenAs(right, left.is)] : [left, right];
}

function takenAs(term: Term, kind: Term['is']): Term {
	if (kind === 'number') return numberOf(term);
	if (kind === 'truth')
		return { is: 'truth', sql: sql`(case jsonb_typeof(${term.sql}) when 'boolean' then (${term.sql})::boolean end)` };
	return kind === 'text' ? asText(term) : term;
}

/** What may be anything as a number: nothing where it is none. */
export function numberOf(term: Term): Term {
	if (term.is === 'result') return { is: 'number', sql: term.number };
	if (term.is === 'id') return { is: 'number', sql: sql`${term.sql}::float8` };
	if (term.is !== 'json') return term;
	return { is: 'number', sql: sql`(case jsonb_typeof(${term.sql}) when 'number' then (${term.sql})::float8 end)` };
}

export const asText = (term: Term): Term =>
	term.is === 'json' || term.is === 'result' ? { is: 'text', sql: sql`(${term.sql} #>> '{}')` } : term;

/** A condition, where a value stands alone. @throws 400 for what is neither true nor false */
export function truthOf(term: Term): Sql {
	if (term.is === 'nothing') return sql`false`;
	const its = term.is === 'json' || term.is === 'result' ? takenAs(term, 'truth') : term;
	if (its.is !== 'truth') throw unread(its.is);
	return its.sql;
}

const DURATION = /^-?P(?=.)(\d{1,6}D)?(T(?=.)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}(\.\d{1,6})?S)?)?$/;

/** Sums of numbers, and moments so much earlier or later. What is divided by nothing is nothing. */
export function reckon(by: Arithmetic, left: Term, right: Term): Term {
	if (left.is === 'time' && right.is === 'duration' && (by === 'add' || by === 'sub')) {
		if (!DURATION.test(right.text)) throw unread(right.text);
		const length = sql`${right.text}::text::interval`;
		return { is: 'time', sql: by === 'add' ? sql`(${left.sql} + ${length})` : sql`(${left.sql} - ${length})` };
	}
	const [one, other] = [numberOf(left), numberOf(right)];
	if (one.is !== 'number' || other.is !== 'number') throw unread(`${left.is} ${by} ${right.is}`);
	return { is: 'number', sql: sums[by](one.sql, other.sql) };
}

const sums: Readonly<Record<Arithmetic, (one: Sql, other: Sql) => Sql>> = {
	add: (one, other) => sql`(${one} + ${other})`,
	sub: (one, other) => sql`(${one} - ${other})`,
	mul: (one, other) => sql`(${one} * ${other})`,
	div: (one, other) => sql`(${one} / nullif(${other}, 0))`,
	mod: (one, other) => sql`(${one} - ${other} * trunc(${one} / nullif(${other}, 0)))`
};
