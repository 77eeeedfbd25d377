import type { Measure } from '#kernel/given.ts';
import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

/** An amount as people of a language write it: « 12,5 h », « 1 250 € », « 8 ». */
export function amountSaid(
	{ measure, amount }: Readonly<{ measure: Measure; amount: number }>,
	locale: Locale
): string {
	const { region } = languageOf(locale);
	if (measure === 'hours' || measure === 'rooms')
		return new Intl.NumberFormat(region, { style: 'unit', unit: 'hour', maximumFractionDigits: 1 }).format(amount / 60);
	if (measure !== 'money') return new Intl.NumberFormat(region).format(amount);
	const cents = amount % 100 ? 2 : 0;
	const digits = { minimumFractionDigits: cents, maximumFractionDigits: cents };
	return new Intl.NumberFormat(region, { style: 'currency', currency: 'EUR', ...digits }).format(amount / 100);
}

const part: Record<Measure, number> = { hours: 60, rooms: 60, money: 100, seances: 1, people: 1, shows: 1 };

/** What somebody types, in hours (« 1,5 », « 1 h 30 »), euros or how many, as it is counted; null for what is no amount. */
export function amountTyped(measure: Measure, typed: string): number | null {
	const bare = typed.replace(/[\s\u00a0\u202f€'’]/g, '');
	const clock = part[measure] === 60 ? /^(\d{1,6})h([0-5]\d)$/i.exec(bare) : null;
	if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
	const plain = bare.replace(/h$/i, '').replace(',', '.');
	if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return null;
	const amount = Number(plain) * part[measure];
	return part[measure] === 1 && !Number.isInteger(amount) ? null : Math.round(amount);
}

/** An amount to be typed again: « 12,5 ». */
export const amountToType = ({ measure, amount }: Readonly<{ measure: Measure; amount: number }>): string =>
	String(Math.round((amount / part[measure]) * 100) / 100).replace('.', ',');
