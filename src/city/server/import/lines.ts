import type { Values } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import type { Locale } from '#kernel/words.ts';
import { codeIn } from '../../codes.ts';
import type { Copy, CopyLayer, CopyStop } from '../../faults.ts';
import type { Audience } from '../../kinds.ts';
import type { ColumnId } from './columns.ts';

/** What a cell of a line says; empty where it says nothing. */
export const cell = (values: Values, id: ColumnId): string => String(values[id] ?? '');

/** For whom and in which language a line speaks: where it does not say, for adults, and as the trail was first written. */
export const spokenBy = (values: Values, first: Locale) => ({
	locale: (cell(values, 'language') || first) as Locale,
	audience: (cell(values, 'audience') || 'adult') as Audience
});

/** What a line says in words and files to those whom it is for. */
export const ofLayer = ['title', 'text', 'sound', 'transcript', 'film'] as const;

/** The lines of a table that are about one stop. */
export type Group = Readonly<{
	key: string;
	/** The stop of the trail that they are about; null where they make one. */
	target: CopyStop | null;
	/** Of those that are made, its place among them, from 0. */
	rank: number;
	/** What the first line that says it says of where it is. */
	said: Values;
}>;

/** What is said of a stop and not of its words: all its lines say the same. */
export const ofStop = ['place', 'lat', 'lon', 'picture'] as const;

/** Says of which stop a line is, by its code or by the number that the table gives it; null where it has neither. */
export function keyer(lines: readonly Values[]): (values: Values) => string | null {
	const codes = new Map<string, string>();
	for (const values of lines) {
		const [stop, code] = [numberIn(values), codeIn(cell(values, 'code'))];
		if (stop && code) codes.set(stop, code);
	}
	return (values) => {
		const stop = numberIn(values);
		const code = codeIn(cell(values, 'code')) ?? codes.get(stop);
		if (code) return `code ${code}`;
		return stop ? `stop ${stop}` : null;
	};
}

const numberIn = (values: Values): string => {
	const said = cell(values, 'stop');
	return spelling(said) || said;
};

/** The lines of a table by their stops. A stop is known again by its code, else by a title that it has already: the same table brought twice makes nothing twice. */
export function groupsOf(lines: readonly Values[], { stops }: Pick<Copy, 'stops'>, first: Locale): Map<string, Group> {
	const keyOf = keyer(lines);
	const found = Map.groupBy(lines, keyOf);
	const titled = new Map(
		stops.flatMap((stop) =>
			stop.layers.flatMap(({ locale, audience, title }) => {
				const key = titleKey(locale, audience, title);
				return key ? [[key, stop] as const] : [];
			})
		)
	);
	const taken = new Set<CopyStop>();
	const known = [...found].flatMap(([key, its]) => {
		if (key === null) return [];
		const target = key.startsWith('code ')
			? stops.find(({ code }) => key === `code ${code}`)
			: its.map((line) => titled.get(titleOf(line, first) ?? '')).find((stop) => stop && !taken.has(stop));
		if (target) taken.add(target);
		return [{ key, target: target ?? null, said: firstOf(its) }];
	});
	const { compare } = new Intl.Collator('fr', { numeric: true });
	const made = known.filter(({ target, key }) => !target && key.startsWith('stop ')).map(({ key }) => key);
	const ranks = new Map(made.toSorted(compare).map((key, rank) => [key, rank] as const));
	return new Map(known.map((one) => [one.key, { ...one, rank: ranks.get(one.key) ?? 0 }]));
}

const firstOf = (lines: readonly Values[]): Values =>
	Object.fromEntries(ofStop.map((id) => [id, lines.find((line) => line[id] != null)?.[id] ?? null]));

/** Nothing is known by having no title. */
const titleKey = (locale: string, audience: string, title: string): string | null =>
	title ? `${locale} ${audience} ${spelling(title) || title}` : null;

function titleOf(values: Values, first: Locale): string | null {
	const { locale, audience } = spokenBy(values, first);
	return titleKey(locale, audience, cell(values, 'title'));
}

/** What a stop says already where a line speaks. */
export const layerOf = (target: CopyStop | null, values: Values, first: Locale): CopyLayer | undefined => {
	const { locale, audience } = spokenBy(values, first);
	return target?.layers.find((one) => one.locale === locale && one.audience === audience);
};
