import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { centsIn } from '../../machines/costs.ts';

/** A whole number, or null when nothing was typed. @throws machines_number_wrong */
function numberIn(form: FormData, name: string, most: number): number | null {
	const typed = fieldOf(form, name).trim();
	if (!typed) return null;
	const given = Number(typed);
	if (!Number.isInteger(given) || given < 1 || given > most) throw refused('machines_number_wrong', { most }, 422);
	return given;
}

const idIn = (form: FormData, name: string): string | null => {
	const typed = fieldOf(form, name);
	if (typed && !isId(typed)) throw missing();
	return typed || null;
};

/** What is asked and what an hour costs. @throws machines_price_wrong, 404. */
export function termsIn(form: FormData) {
	const hourCents = centsIn(fieldOf(form, 'hour') || '0');
	if (hourCents === null || hourCents > 1_000_000) throw refused('machines_price_wrong', {}, 422);
	return { induction: idIn(form, 'induction'), hourCents };
}

/** @throws machines_material_words, machines_price_wrong */
export function materialIn(form: FormData) {
	const [name, unit] = [fieldOf(form, 'name').trim().slice(0, 80), fieldOf(form, 'unit').trim().slice(0, 20)];
	const cents = centsIn(fieldOf(form, 'price'));
	if (!name || !unit) throw refused('machines_material_words', {}, 422);
	if (cents === null || cents > 10_000_000) throw refused('machines_price_wrong', {}, 422);
	return { name, unit, cents };
}

/** @throws machines_sheet_words */
export function sheetIn(form: FormData, locale: Locale) {
	const words = wordsField(form, 'words', locale);
	if (!words) throw refused('machines_sheet_words', {}, 422);
	return words;
}

/** From now on, or from a moment that is said. @throws machines_out_past */
export function outageIn(form: FormData, timeZone: string) {
	const endsAt = momentOf(fieldOf(form, 'until'), timeZone);
	const from = fieldOf(form, 'from');
	const startsAt = from ? momentOf(from, timeZone) : new Date();
	if (!endsAt || !startsAt) throw refused('machines_out_past', {}, 422);
	return { unit: numberIn(form, 'unit', 500), reason: fieldOf(form, 'reason'), startsAt, endsAt };
}

export const upkeepIn = (form: FormData) => ({
	name: fieldOf(form, 'name'),
	everyDays: numberIn(form, 'days', 3650),
	everyHours: numberIn(form, 'hours', 20_000)
});

export const workIn = (form: FormData) => ({ upkeep: idIn(form, 'upkeep'), note: fieldOf(form, 'note') });

/** @throws machines_induction_words */
export function inductionIn(form: FormData, locale: Locale) {
	const name = wordsField(form, 'name', locale);
	if (!name) throw refused('machines_induction_words', {}, 422);
	return { name, offering: idIn(form, 'offering'), months: numberIn(form, 'months', 120) };
}
