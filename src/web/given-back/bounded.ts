/** In letters as a browser counts them: no field of ours takes more, so that what is longer was typed into none. */
export const LONGEST = 60_000;
/** Of what is longer, what shows which text it was. */
const BEGINNING = 200;
/** In bytes of a page, about: drawing so many takes some tens of milliseconds. */
const MOST_WEIGHT = 160_000;
/** No name of a field of ours is as long. */
const LONGEST_NAME = 200;
/** What a sign takes that is written out in markup and in what brings the page to life. */
const WRITTEN_OUT = 6;
const WRITTEN = /(?![\r\n\t])[<>&"\p{Cc}\p{Cs}]/gu;

/** What a refused form shows again, within what its page may be drawn with: a text that no field takes is cut, and all together has a bound. */
export function bounded<Data>(data: Data): Data {
	const left = { weight: MOST_WEIGHT };
	return within(data, left) as Data;
}

/** What of a text a field takes. A browser sends the end of a line as two letters and counts one (HTML, 4.10.6). */
export function fitting(text: string, most: number): string {
	if (text.length <= most) return text;
	const lines = text.replaceAll('\r\n', '\n');
	return lines.length <= most ? text : lines.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

function within(value: unknown, left: { weight: number }): unknown {
	if (typeof value === 'string') return take(value, left);
	if (Array.isArray(value)) return value.map((one) => within(one, left));
	if (!isPlain(value)) return value;
	// what we say ourselves, which is short, before what was typed
	const entries = Object.entries(value).filter(([name]) => name.length <= LONGEST_NAME);
	const said = entries.toSorted(([one], [other]) => Number(one === 'typed') - Number(other === 'typed'));
	const back = new Map(said.flatMap(([name, its]) => (weigh(name, left) ? [[name, within(its, left)] as const] : [])));
	return Object.fromEntries(entries.flatMap(([name]) => (back.has(name) ? [[name, back.get(name)]] : [])));
}

function take(text: string, left: { weight: number }): string {
	const taken = fitting(text, LONGEST).length < text.length ? fitting(text, BEGINNING) : text;
	return weigh(taken, left) ? taken : '';
}

/** Takes what a text weighs in a page from what is left. @returns whether there was as much */
function weigh(text: string, left: { weight: number }): boolean {
	const weight = text.length + (WRITTEN_OUT - 1) * (text.match(WRITTEN)?.length ?? 0);
	if (weight > left.weight) return false;
	left.weight -= weight;
	return true;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
