import { refused } from '#kernel/errors.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { kits, loans } from '../../server/index.ts';

const DAY = 86_400_000;
const SHOWN_DAYS = 35;

/** Where the kits are in the five weeks from the day that the address names, or from today. */
export async function kitsShown({ searchParams }: URL) {
	const { timeZone } = await hub();
	const asked = searchParams.get('from') ?? '';
	const from =
		momentOf(`${asked}T00:00`, timeZone) ?? momentOf(`${isoDate(new Date(), timeZone)}T00:00`, timeZone) ?? new Date();
	const shift = (days: number) => isoDate(new Date(from.getTime() + days * DAY + DAY / 2), timeZone);
	const out = await loans(from, new Date(from.getTime() + SHOWN_DAYS * DAY));
	return {
		days: Array.from({ length: SHOWN_DAYS }, (_, index) => shift(index)),
		earlier: shift(-SHOWN_DAYS),
		later: shift(SHOWN_DAYS),
		kits: await kits(),
		loans: out.map((loan) => ({ ...loan, first: isoDate(loan.from, timeZone), last: isoDate(loan.until, timeZone) }))
	};
}

/** What was typed about kits, by any of the forms. */
export const typedKit = (form: FormData) => ({
	...{ name: fieldOf(form, 'name'), kit: fieldOf(form, 'kit'), borrower: fieldOf(form, 'borrower') },
	...{ from: fieldOf(form, 'from'), until: fieldOf(form, 'until') }
});

/** A new kit. @throws classes_kit_words. */
export function kitIn(form: FormData, locale: Locale) {
	const name = fieldOf(form, 'name').trim().slice(0, 80);
	const contents = wordsField(form, 'contents', locale);
	if (!name || !contents) throw refused('classes_kit_words', {}, 422);
	return { name, contents };
}

/** To whom a kit is lent, from the morning of a day to the evening of another. @throws classes_kit_loan_words. */
export function loanIn(form: FormData, timeZone: string) {
	const from = momentOf(`${fieldOf(form, 'from')}T08:00`, timeZone);
	const until = momentOf(`${fieldOf(form, 'until')}T18:00`, timeZone);
	const borrower = fieldOf(form, 'borrower').trim().slice(0, 120);
	const kit = Number(fieldOf(form, 'kit') || Number.NaN);
	if (!from || !until || !borrower || !Number.isSafeInteger(kit)) throw refused('classes_kit_loan_words', {}, 422);
	return { kit, borrower, from, until };
}
