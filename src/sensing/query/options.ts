import { relationOf, type SetName, sets } from '../model.ts';
import { type Filter, parseFilter } from './filter.ts';
import { undone, unknown, unread } from './wrong.ts';

export type Order = Readonly<{ steps: readonly string[]; descending: boolean }>;

/** What is asked of a set beside its address. `expand`: by relation, what is asked of what it leads to. */
export type Options = Readonly<{
	select: readonly string[] | null;
	expand: ReadonlyMap<string, Options>;
	filter: Filter | null;
	order: readonly Order[];
	top: number | null;
	skip: number;
	count: boolean;
	/** Of streams: the latest value beside each, which is ours and not the standard's. */
	latest: boolean;
	dataArray: boolean;
}>;

export const none: Options = {
	...{ select: null, expand: new Map(), filter: null, order: [], top: null, skip: 0, count: false, latest: false },
	dataArray: false
};

const MOST_TOP = 1000;
const MOST_SKIP = 100_000_000;
const DEEPEST = 4;
const MOST_EXPANDED = 40;

/** Reads what is asked of a set by the query of an address. @throws 400, 501 */
export function optionsIn(set: SetName, asked: URLSearchParams): Options {
	const pairs: [string, string][] = [];
	for (const [name, value] of asked) {
		if (pairs.some(([known]) => known === name)) throw unread(`${name}=${value}`);
		pairs.push([name, value]);
	}
	return readOptions(set, pairs, 0, { left: MOST_EXPANDED });
}

type Budget = { left: number };

function readOptions(
	set: SetName,
	pairs: readonly (readonly [string, string])[],
	depth: number,
	budget: Budget
): Options {
	let read: Options = none;
	for (const [name, value] of pairs) read = { ...read, ...readOne(set, name, value, depth, budget) };
	return read;
}

function readOne(set: SetName, name: string, value: string, depth: number, budget: Budget): Partial<Options> {
	switch (name) {
		case '$select':
			return { select: selected(set, value) };
		case '$expand':
			return expanded(set, value, depth, budget);
		case '$filter':
			return { filter: parseFilter(value) };
		case '$orderby':
			return { order: value.split(',').map((one) => orderIn(one.trim())) };
		case '$top':
			return { top: Math.min(whole(name, value), MOST_TOP) };
		case '$skip':
			return { skip: whole(name, value) };
		case '$count':
			if (value !== 'true' && value !== 'false') throw unread(`${name}=${value}`);
			return { count: value === 'true' };
		case '$resultFormat':
			if (value !== 'dataArray' || set !== 'Observations' || depth) throw undone(`${name}=${value}`);
			return { dataArray: true };
		default:
			if (['$search', '$apply', '$compute', '$format', '$levels'].includes(name)) throw undone(name);
			throw unknown(name, '$select, $expand, $filter, $orderby, $top, $skip, $count, $resultFormat');
	}
}

function whole(name: string, value: string): number {
	const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
	if (!(number <= MOST_SKIP)) throw unread(`${name}=${value}`);
	return number;
}

function selected(set: SetName, value: string): string[] {
	const known = ['id', '@iot.id', ...sets[set].properties, ...Object.keys(sets[set].relations)];
	return value.split(',').map((one) => {
		const name = one.trim();
		if (!known.includes(name)) throw unknown(name, known.join(', '));
		return name;
	});
}

function orderIn(text: string): Order {
	const [, path = '', way = 'asc'] = /^([A-Za-z@][\w.@]*(?:\/[\w.]+)*)(?: +(asc|desc))?$/.exec(text) ?? [];
	if (!path) throw unread(`$orderby=${text}`);
	return { steps: path.split('/'), descending: way === 'desc' };
}

function expanded(set: SetName, value: string, depth: number, budget: Budget): Partial<Options> {
	if (depth >= DEEPEST) throw undone('$expand');
	const expand = new Map<string, Options>();
	let latest = false;
	for (const part of splitOutside(value, ',')) {
		if (part === 'latest' && set === 'Datastreams') latest = true;
		else merge(expand, set, part, depth, budget);
	}
	return { expand, latest };
}

/** One of what is expanded: `Datastreams/Sensor`, `Observations($top=1;$orderby=phenomenonTime desc)`. */
function merge(into: Map<string, Options>, set: SetName, part: string, depth: number, budget: Budget): void {
	const [, name = '', rest = ''] = /^([A-Za-z]+)(.*)$/s.exec(part) ?? [];
	const relation = relationOf(set, name);
	if (!relation) throw unknown(part, Object.keys(sets[set].relations).join(', '));
	if (--budget.left < 0 || depth >= DEEPEST) throw undone('$expand');
	const before = into.get(name) ?? none;
	if (rest.startsWith('/')) {
		const deeper = new Map(before.expand);
		merge(deeper, relation.to, rest.slice(1), depth + 1, budget);
		into.set(name, { ...before, expand: deeper });
		return;
	}
	if (rest && !(rest.startsWith('(') && rest.endsWith(')'))) throw unread(part);
	const pairs = splitOutside(rest.slice(1, -1), ';').map((one) => pairIn(one, part));
	const its = readOptions(relation.to, pairs, depth + 1, budget);
	into.set(name, { ...its, expand: new Map([...before.expand, ...its.expand]) });
}

function pairIn(text: string, part: string): [string, string] {
	const at = text.indexOf('=');
	if (at < 1) throw unread(part);
	return [text.slice(0, at).trim(), text.slice(at + 1)];
}

/** Splits at a sign that stands neither in brackets nor in quotes. */
function splitOutside(text: string, sign: string): string[] {
	const parts: string[] = [];
	let [depth, quoted, from] = [0, false, 0];
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (letter === "'") quoted = !quoted;
		else if (quoted) continue;
		else if (letter === '(') depth++;
		else if (letter === ')') depth--;
		else if (letter === sign && !depth) {
			parts.push(text.slice(from, at).trim());
			from = at + 1;
		}
	}
	const last = text.slice(from).trim();
	if (depth || quoted) throw unread(text);
	return last || parts.length ? [...parts, last] : [];
}
