import { type Token, tokensOf } from './tokens.ts';
import { unread } from './wrong.ts';

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
const sums = ['add', 'sub'] as const;
const products = ['mul', 'div', 'mod'] as const;
export type Arithmetic = (typeof sums)[number] | (typeof products)[number];

/** A filter as it is understood: what of OData 4 (part 2, 5.1.1) SensorThings asks for. */
export type Filter = Readonly<
	| { is: 'and' | 'or'; left: Filter; right: Filter }
	| { is: 'not'; of: Filter }
	| { is: 'compare'; by: Comparison; left: Filter; right: Filter }
	| { is: 'reckon'; by: Arithmetic; left: Filter; right: Filter }
	| { is: 'call'; name: string; given: readonly Filter[] }
	| { is: 'path'; steps: readonly string[] }
	| { is: 'text' | 'geography' | 'duration'; value: string }
	| { is: 'number'; value: number }
	| { is: 'time'; value: Date }
	| { is: 'truth'; value: boolean }
	| { is: 'nothing' }
>;

const LONGEST = 4000;
/** So deep may brackets, functions and « not » stand in each other. */
const DEEPEST = 40;

/** Reads a `$filter`. @throws 400 sensing_asked_unread, with where */
export function parseFilter(text: string): Filter {
	if (text.length > LONGEST) throw unread(text);
	const reader = new Reader(tokensOf(text), text);
	const read = reader.either(0);
	reader.end();
	return read;
}

class Reader {
	readonly #tokens: readonly Token[];
	readonly #text: string;
	#at = 0;

	constructor(tokens: readonly Token[], text: string) {
		this.#tokens = tokens;
		this.#text = text;
	}

	either(depth: number): Filter {
		let left = this.both(depth);
		while (this.#takes('name', 'or')) left = { is: 'or', left, right: this.both(depth) };
		return left;
	}

	both(depth: number): Filter {
		let left = this.#compared(depth);
		while (this.#takes('name', 'and')) left = { is: 'and', left, right: this.#compared(depth) };
		return left;
	}

	end(): void {
		if (this.#at < this.#tokens.length) throw this.#wrong();
	}

	#compared(depth: number): Filter {
		const left = this.#sum(depth);
		const by = this.#takesOne(comparisons);
		return by ? { is: 'compare', by, left, right: this.#sum(depth) } : left;
	}

	#sum(depth: number): Filter {
		let left = this.#product(depth);
		for (let by = this.#takesOne(sums); by; by = this.#takesOne(sums))
			left = { is: 'reckon', by, left, right: this.#product(depth) };
		return left;
	}

	#product(depth: number): Filter {
		let left = this.#single(depth);
		for (let by = this.#takesOne(products); by; by = this.#takesOne(products))
			left = { is: 'reckon', by, left, right: this.#single(depth) };
		return left;
	}

	#single(depth: number): Filter {
		if (depth > DEEPEST) throw this.#wrong();
		if (this.#takes('sign', '(')) return this.#closed(this.either(depth + 1));
		if (this.#takes('name', 'not')) return { is: 'not', of: this.#single(depth + 1) };
		const token = this.#tokens[this.#at];
		if (!token) throw this.#wrong();
		this.#at++;
		if (token.kind === 'number') return { is: 'number', value: token.value };
		if (token.kind === 'time') return { is: 'time', value: token.value };
		if (token.kind === 'sign') throw unread(this.#text.slice(token.at));
		if (token.kind !== 'name') return { is: token.kind, value: token.text };
		return this.#named(token.text, depth);
	}

	#named(name: string, depth: number): Filter {
		if (name === 'true' || name === 'false') return { is: 'truth', value: name === 'true' };
		if (name === 'null') return { is: 'nothing' };
		if (this.#takes('sign', '(')) return this.#called(name, depth);
		const steps = [name];
		while (this.#takes('sign', '/')) {
			const next = this.#tokens[this.#at++];
			if (next?.kind !== 'name' && next?.kind !== 'number') throw this.#wrong();
			steps.push(next.text);
		}
		return { is: 'path', steps };
	}

	#called(name: string, depth: number): Filter {
		const given: Filter[] = [];
		if (this.#takes('sign', ')')) return { is: 'call', name, given };
		do given.push(this.either(depth + 1));
		while (this.#takes('sign', ','));
		return this.#closed({ is: 'call', name, given });
	}

	#closed(read: Filter): Filter {
		if (!this.#takes('sign', ')')) throw this.#wrong();
		return read;
	}

	#takes(kind: Token['kind'], text: string): boolean {
		const token = this.#tokens[this.#at];
		const fits = token?.kind === kind && token.text === text;
		if (fits) this.#at++;
		return fits;
	}

	#takesOne<Word extends string>(words: readonly Word[]): Word | undefined {
		return words.find((word) => this.#takes('name', word));
	}

	#wrong(): Error {
		return unread(this.#text.slice(this.#tokens[this.#at]?.at ?? 0));
	}
}

/** The same filter in writing, with every bracket. */
export function sayFilter(filter: Filter): string {
	const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
	if ('left' in filter)
		return `(${sayFilter(filter.left)} ${'by' in filter ? filter.by : filter.is} ${sayFilter(filter.right)})`;
	if (filter.is === 'not') return `not (${sayFilter(filter.of)})`;
	if (filter.is === 'call') return `${filter.name}(${filter.given.map(sayFilter).join(',')})`;
	if (filter.is === 'path') return filter.steps.join('/');
	if (filter.is === 'nothing') return 'null';
	if (filter.is === 'time') return filter.value.toISOString();
	if (filter.is === 'number' || filter.is === 'truth') return String(filter.value);
	return (filter.is === 'text' ? '' : filter.is) + quoted(filter.value);
}
