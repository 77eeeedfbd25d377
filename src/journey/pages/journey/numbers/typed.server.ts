import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { BELGIAN_CONTRIBUTIONS, type Numbers } from '../../../index.ts';

/** A field of the form of one's own numbers, by how many its number is multiplied to be kept: euros as cents, per cent as thousandths. */
const fields = {
	price: 100,
	cost: 100,
	sales: 1,
	growth: 10,
	fixed: 100,
	pay: 100,
	contributions: 10,
	cash: 100
} as const satisfies Record<keyof Numbers, number>;
type Name = keyof typeof fields;
const names = Object.keys(fields) as Name[];

export type Typed = Readonly<Record<Name, string>>;

/** What was typed, and the numbers that it says: a comma is a point, what is no number is none. */
export function numbersIn(form: FormData): { typed: Typed; numbers: Record<Name, number> } {
	const typed = Object.fromEntries(names.map((name) => [name, fieldOf(form, name)])) as Typed;
	const numbers = Object.fromEntries(names.map((name) => [name, numberOf(typed[name], fields[name])]));
	return { typed, numbers: numbers as Record<Name, number> };
}

function numberOf(text: string, times: number): number {
	const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
	return plain === '' ? 0 : Math.round(Number(plain) * times);
}

/** Kept numbers as somebody would type them in her language; where there are none yet, nothing is guessed but the rate that the law has. */
export const typedOf = (numbers: Numbers | null, locale: Locale): Typed =>
	Object.fromEntries(
		names.map((name) => [name, written((numbers?.[name] ?? first[name] ?? 0) / fields[name], locale)])
	) as Typed;

const written = (value: number, locale: Locale): string =>
	value.toLocaleString(languageOf(locale).region, { useGrouping: false, maximumFractionDigits: 20 });

const first: Partial<Numbers> = { contributions: BELGIAN_CONTRIBUTIONS };
