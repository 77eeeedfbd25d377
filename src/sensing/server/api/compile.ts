import { sql } from 'kysely';
import { relationOf, type SetName } from '../../model.ts';
import type { Comparison, Filter } from '../../query/filter.ts';
import type { Order } from '../../query/options.ts';
import { far, unknown, unread } from '../../query/wrong.ts';
import type { Caller } from '../caller.ts';
import type { Sql } from '../sql.ts';
import { compare, reckon, type Term, truthOf } from './compare.ts';
import { leads, stored, tableOf, visible } from './entities.ts';
import { call } from './functions.ts';

/** Where names are looked up: a row of a set, and the rows that it leads to and that are being asked for. */
type Scope = Readonly<{ set: SetName; alias: string; inner: Map<string, Scope>; way: readonly SetName[] }>;

/** What a filter is compiled for. */
export class Compiler {
	readonly #caller: Caller;
	#aliases = 0;

	constructor(caller: Caller) {
		this.#caller = caller;
	}

	/** A filter of the row `alias` of a set as a condition, all that was written in it as parameters. @throws 400, 501 */
	filter(set: SetName, alias: string, filter: Filter): Sql {
		return this.#condition(filter, { set, alias, inner: new Map(), way: [set] });
	}

	/** The order of a set; the id settles what is equal. */
	order(set: SetName, alias: string, orders: readonly Order[], usual: readonly string[]): Sql {
		const parts = orders.flatMap((one) => this.#orderBy(set, alias, one));
		const last = orders.at(-1)?.descending ? sql`desc` : sql`asc`;
		const rest = orders.length ? ['number'] : usual;
		return sql.join([...parts, ...rest.map((column) => sql`${sql.ref(`${alias}.${column}`)} ${last}`)], sql`, `);
	}

	#orderBy(set: SetName, alias: string, { steps, descending }: Order): Sql[] {
		const way = descending ? sql`desc` : sql`asc`;
		const [name = '', ...rest] = steps;
		const relation = relationOf(set, name);
		if (relation?.many || (relation && !rest.length)) throw unread(`$orderby=${steps.join('/')}`);
		if (relation) {
			const inner = this.#fresh();
			const its = this.#sorted(relation.to, inner, rest);
			return its.map(
				(one) =>
					sql`(select ${one} from ${tableOf(relation.to, inner)} where ${leads(set, name, alias, inner)} and ${visible(relation.to, this.#caller, inner)}) ${way}`
			);
		}
		return this.#sorted(set, alias, steps).map((one) => sql`${one} ${way}`);
	}

	/** What a property is ordered by: a result by its number, then as a text. */
	#sorted(set: SetName, alias: string, steps: readonly string[]): Sql[] {
		const term = this.#property(set, alias, steps);
		if (term.is === 'result') return [term.number, sql`(${term.sql} #>> '{}') collate "C"`];
		return [term.is === 'json' || term.is === 'text' ? sql`(${term.sql})::text collate "C"` : term.sql];
	}

	#condition(filter: Filter, scope: Scope): Sql {
		if (filter.is === 'and' || filter.is === 'or') {
			const [left, right] = [this.#condition(filter.left, scope), this.#condition(filter.right, scope)];
			return filter.is === 'and' ? sql`(${left} and ${right})` : sql`(${left} or ${right})`;
		}
		if (filter.is === 'not') return sql`(not coalesce(${this.#condition(filter.of, scope)}, false))`;
		const lacking = this.#lacking(filter, scope);
		return lacking ? this.#among(filter, scope, lacking) : truthOf(this.#term(filter, scope));
	}

	/** Whether a filter holds for any of those that a relation leads to. */
	#among(filter: Filter, scope: Scope, { of, name }: Lacking): Sql {
		const relation = relationOf(of.set, name);
		if (!relation) throw unread(name);
		// each time that it led through all that was observed would multiply what is looked at
		if (relation.to === 'Observations' && of.way.includes('Observations')) throw far();
		const way = [...of.way, relation.to];
		const inner: Scope = { set: relation.to, alias: this.#fresh(), inner: new Map(), way };
		of.inner.set(name, inner);
		const holds = this.#condition(filter, scope);
		of.inner.delete(name);
		return sql`exists (select from ${tableOf(inner.set, inner.alias)} where ${leads(of.set, name, of.alias, inner.alias)}
			and ${visible(inner.set, this.#caller, inner.alias)} and ${holds})`;
	}

	/** The first relation that a filter names and that is not being asked for yet. */
	#lacking(filter: Filter, scope: Scope): Lacking | undefined {
		if (filter.is === 'path') return lackingIn(filter.steps, scope);
		for (const part of partsOf(filter)) {
			const found = this.#lacking(part, scope);
			if (found) return found;
		}
		return undefined;
	}

	#term(filter: Filter, scope: Scope): Term {
		switch (filter.is) {
			case 'path':
				return this.#path(filter.steps, scope);
			case 'compare':
				return this.#compared(filter.by, filter.left, filter.right, scope);
			case 'reckon':
				return reckon(filter.by, this.#term(filter.left, scope), this.#term(filter.right, scope));
			case 'call':
				return call(
					filter.name,
					filter.given.map((one) => this.#term(one, scope))
				);
			case 'number':
				return { is: 'number', sql: sql`${filter.value}::float8`, value: filter.value };
			case 'time':
				return { is: 'time', sql: sql`${filter.value}::timestamptz` };
			case 'truth':
				return { is: 'truth', sql: sql`${filter.value}::boolean` };
			case 'nothing':
				return { is: 'nothing', sql: sql`null` };
			case 'text':
				return { is: 'text', sql: sql`${filter.value}::text` };
			case 'geography':
			case 'duration':
				return { is: filter.is, sql: sql`${filter.value}::text`, text: filter.value };
			default:
				return { is: 'truth', sql: this.#condition(filter, scope) };
		}
	}

	#compared(by: Comparison, left: Filter, right: Filter, scope: Scope): Term {
		return { is: 'truth', sql: compare(by, this.#term(left, scope), this.#term(right, scope)) };
	}

	#path([name = '', ...rest]: readonly string[], scope: Scope): Term {
		const inner = scope.inner.get(name);
		return inner ? this.#path(rest, inner) : this.#property(scope.set, scope.alias, [name, ...rest]);
	}

	#property(set: SetName, alias: string, [name = '', ...rest]: readonly string[]): Term {
		const { columns } = stored[set];
		const its = Object.hasOwn(columns, name) ? columns[name] : undefined;
		if (!its) throw unknown(name, Object.keys(columns).join(', '));
		const column = sql`${sql.ref(`${alias}.${its.column}`)}`;
		if (its.kind === 'result' && !rest.length)
			return { is: 'result', sql: column, number: sql`${sql.ref(`${alias}.result_number`)}` };
		if (its.kind === 'json' || its.kind === 'result')
			return { is: 'json', sql: rest.length ? sql`(${column} #> ${rest}::text[])` : column };
		if (rest.length) throw unread([name, ...rest].join('/'));
		if (its.kind === 'interval')
			return { is: 'interval', sql: column, until: sql`${sql.ref(`${alias}.${its.until}`)}` };
		return { is: its.kind, sql: column };
	}

	#fresh(): string {
		this.#aliases++;
		return `r${this.#aliases}`;
	}
}

type Lacking = Readonly<{ of: Scope; name: string }>;

function lackingIn([name = '', ...rest]: readonly string[], scope: Scope): Lacking | undefined {
	const inner = scope.inner.get(name);
	if (inner) return lackingIn(rest, inner);
	return relationOf(scope.set, name) && rest.length ? { of: scope, name } : undefined;
}

function partsOf(filter: Filter): readonly Filter[] {
	if (filter.is === 'call') return filter.given;
	if (filter.is === 'not') return [filter.of];
	return 'left' in filter ? [filter.left, filter.right] : [];
}
