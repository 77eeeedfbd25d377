import { day, type Raw } from '#exchange/server';

const yes = ['true', 'vrai', 'waar', 'tosi'];
const no = ['false', 'faux', 'onwaar', 'epätosi'];
const said = [yes, no];

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * What a cell may have been before a spreadsheet made something else of it: a number that had zeros before or behind it, a date that was 01.11 or 1/11, a word that it took for true or false.
 * @returns none for what no spreadsheet changes
 */
export function beforeDamage(raw: Raw): string[] {
	if (typeof raw === 'boolean') return words(raw);
	const text = String(raw ?? '');
	const truth = said.find((all) => all.includes(text.toLowerCase()));
	if (truth) return words(truth === yes);
	if (typeof raw === 'number' || /^\d+([.,]\d+)?$/.test(text)) return numbers(text);
	const found = dayIn(text);
	return found ? dates(found) : [];
}

/** The day and month that a spreadsheet made of two numbers: a date, or « 1-nov » and « nov-11 » in a text. */
export function dayIn(text: string): string | null {
	const short = /^(\d{1,2})[-. ]+(\p{L}{3,9})\.?$/u.exec(text);
	const monthly = /^(\p{L}{3,9})\.?[-. ]+(\d{2}|\d{4})$/u.exec(text);
	const whole = short
		? `${short[1]} ${short[2]} ${new Date().getUTCFullYear()}`
		: monthly
			? `1 ${monthly[1]} ${monthly[2]}`
			: text;
	if (/^\d{5}(\.\d+)?$/.test(text)) return null;
	const found = day(whole, { monthFirst: false });
	return typeof found === 'string' ? found : null;
}

function words(raw: boolean): string[] {
	return (raw ? yes : no).flatMap((one) => [one, one.toUpperCase(), one.charAt(0).toUpperCase() + one.slice(1)]);
}

function numbers(text: string): string[] {
	const [whole = '', part = ''] = text.replace(',', '.').split('.');
	const wholes = Array.from({ length: 5 }, (_, zeros) => '0'.repeat(zeros) + whole).filter((one) => one.length <= 8);
	const parts = part ? [part, `${part}0`, `${part}00`] : ['', '0', '00'];
	return wholes.flatMap((one) => parts.flatMap((end) => (end ? [`${one}.${end}`, `${one},${end}`] : [one])));
}

function dates(iso: string): string[] {
	const [year = '', month = '', date = ''] = iso.split('-');
	const [d, m] = [Number(date), Number(month)];
	const pairs = [
		...[[d, m] as const, [m, d] as const].flatMap(([a, b]) => [`${a}.${b}`, `${two(a)}.${two(b)}`, `${a}.${two(b)}`]),
		...[year, year.slice(2)].flatMap((end) => [
			...[`${m}.${end}`, `${two(m)}.${end}`, `${end}.${two(m)}`, `${end}.${m}`],
			...[`${two(d)}.${two(m)}.${end}`, `${d}.${m}.${end}`, `${end}.${two(m)}.${two(d)}`]
		])
	];
	return [...new Set(pairs)].flatMap((one) => ['.', '/', '-', ' '].map((sign) => one.replaceAll('.', sign)));
}
