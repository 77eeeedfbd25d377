import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { m } from '#messages';

/** A number that was read, and where: by measure, years, classes and territory where it says them. `null`: fewer than eight. */
export type Cell = Readonly<{
	where: string;
	measure: string;
	years: string;
	classes: string;
	/** « commune Mons », « within Mons », « region »; empty: everywhere. */
	place: string;
	unit: string;
	value: number | null;
}>;

type Item = Readonly<{
	measure: string;
	unit: string;
	fromYear: number;
	untilYear: number;
	classes: readonly string[];
	territory: Readonly<{ level: string; name: string }> | null;
	value: number | null;
}>;

const yearsOf = ({ fromYear, untilYear }: Item): string =>
	fromYear === untilYear ? `${fromYear}` : `${fromYear}–${untilYear}`;

/** Everything that a stranger can read of the figures: all of the open data, each of its filters, and the file, the page and the frames for other sites in each language. */
export async function readAll(url: string, codes: readonly string[]): Promise<{ cells: Cell[]; shown: string[] }> {
	const cells = await collection(url, '');
	for (const code of codes) cells.push(...(await collection(url, `?measure=${code}`)));
	const shown: string[] = [];
	for (const locale of locales) {
		shown.push(...(await numbersOn(url, locale)));
		shown.push(...(await numbersInFile(url, locale)));
		for (const code of codes) shown.push(...(await numbersInFrame(url, code, locale)));
	}
	return { cells, shown };
}

async function collection(url: string, query: string): Promise<Cell[]> {
	const answer = await fetch(`${url}/api/v1/impact${query}`);
	if (!answer.ok) throw new Error(`/api/v1/impact${query} was answered with ${answer.status}`);
	const { items } = (await answer.json()) as { items: readonly Item[] };
	return items.map((item) => ({
		...{ where: query, measure: item.measure, years: yearsOf(item), classes: item.classes.join(' ') },
		place: item.territory ? `${item.territory.level} ${item.territory.name}`.trim() : '',
		...{ unit: item.unit, value: item.value }
	}));
}

/** The amounts on the public page, on its maps and in their legends too, without what says that there are too few. */
async function numbersOn(url: string, locale: Locale): Promise<string[]> {
	const html = await (await fetch(`${url}${href('/impact', locale)}`)).text();
	const articles = [...html.matchAll(/<article[\s\S]*?<\/article>/g)].map(([article]) => article);
	const amounts = amountsIn(articles.join(''), locale);
	if (!amounts.length) throw new Error(`the page in ${locale} shows no figure`);
	return [...amounts, ...mapped(articles.join(''), locale)];
}

/** What maps say: in each commune, in the words of its title, and in the legend, where two amounts are a class. */
function mapped(html: string, locale: Locale): string[] {
	const few = plain(m.impact_public_where_few({}, { locale }));
	const said = [
		...html.matchAll(/<text\b[^>]*>([\s\S]*?)<\/text>|<path[^>]*><title>([\s\S]*?)<\/title>|<\/span>([^<]*)<\/span>/g)
	];
	return said
		.map(([, number, title, legend]) => plain(number ?? title ?? legend ?? ''))
		.filter((text) => !text.includes(few))
		.flatMap((text) => text.split('–'))
		.map(digits)
		.filter(Boolean);
}

/** The same of one figure in another site's page; nothing was told of some. */
async function numbersInFrame(url: string, code: string, locale: Locale): Promise<string[]> {
	const answer = await fetch(`${url}${href('/embed/impact', locale)}?figure=${code}`);
	const html = await answer.text();
	return answer.ok ? amountsIn(html, locale) : [];
}

const amountsIn = (html: string, locale: Locale): string[] =>
	[...html.matchAll(/<(td|strong)\b[^>]*>([\s\S]*?)<\/\1>/g)]
		.map(([, , text = '']) => plain(text))
		.filter((text) => text !== plain(m.impact_public_few({}, { locale })))
		.map(digits)
		.filter(Boolean);

async function numbersInFile(url: string, locale: Locale): Promise<string[]> {
	const text = await (await fetch(`${url}${href('/impact/export', locale)}?format=csv`)).text();
	const [head = '', ...rows] = text.trim().split(/\r?\n/);
	const split = head.includes(';') ? ';' : ',';
	const at = head.split(split).findIndex((name) => name.replace(/["\ufeff]/g, '') === m.impact_figure({}, { locale }));
	if (at < 0 || !rows.length) throw new Error(`the file in ${locale} has no figure: ${head}`);
	// names may have the mark that parts columns in them: what follows the amount is one word
	return rows.map((row) => digits(row.split(split).at(at - head.split(split).length) ?? '')).filter(Boolean);
}

const plain = (text: string): string =>
	text
		.replace(/<[^>]*>/g, '')
		.replace(/[\s\u00a0\u202f]+/g, ' ')
		.trim();
const digits = (text: string): string => text.replace(/[^\d]/g, '');
