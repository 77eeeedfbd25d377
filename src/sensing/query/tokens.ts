import { unread } from './wrong.ts';

export type Token = Readonly<
	| { kind: 'name' | 'sign' | 'text' | 'geography' | 'duration'; text: string; at: number }
	| { kind: 'number'; text: string; value: number; at: number }
	| { kind: 'time'; text: string; value: Date; at: number }
>;

const SPACE = /\s+/y;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const QUOTED = /(?:(geography|duration))?'((?:[^']|'')*)'/y;
const NAME = /@?[A-Za-z_$][A-Za-z0-9_.]*/y;
const SIGN = /[(),/:]/y;

/** The words of a filter, in order. @throws 400 at the first that is none */
export function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const space = match(SPACE, text, at);
		if (space) {
			at += space[0].length;
			continue;
		}
		const token = tokenAt(text, at);
		tokens.push(token.token);
		at += token.length;
	}
	return tokens;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function tokenAt(text: string, at: number): { token: Token; length: number } {
	const quoted = match(QUOTED, text, at);
	if (quoted) {
		const kind = (quoted[1] ?? 'text') as 'text' | 'geography' | 'duration';
		return { token: { kind, text: (quoted[2] ?? '').replaceAll("''", "'"), at }, length: quoted[0].length };
	}
	const time = match(TIME, text, at);
	if (time) {
		const value = new Date(time[0]);
		if (Number.isNaN(value.getTime())) throw unread(time[0]);
		return { token: { kind: 'time', text: time[0], value, at }, length: time[0].length };
	}
	const number = match(NUMBER, text, at);
	if (number) {
		const value = Number(number[0]);
		if (!Number.isFinite(value)) throw unread(number[0]);
		return { token: { kind: 'number', text: number[0], value, at }, length: number[0].length };
	}
	const [name, sign] = [match(NAME, text, at), match(SIGN, text, at)];
	const [word] = name ?? sign ?? [];
	if (!word) throw unread(text.slice(at));
	return { token: { kind: name ? 'name' : 'sign', text: word, at }, length: word.length };
}
