import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { placeNames } from '#network/server';
import { kits, loansIn } from '#spaces/server';
import { fieldOf, wordsField } from '#web/form.server.ts';

const DAY = 86_400_000;
const SHOWN_DAYS = 35;

/** Where the kits are in the five weeks from the day that the address names, or from today. */
export async function kitsShown({ searchParams }: URL, locale: Locale) {
	const { timeZone } = await hub();
	const asked = searchParams.get('from') ?? '';
	const from =
		momentOf(`${asked}T00:00`, timeZone) ?? momentOf(`${isoDate(new Date(), timeZone)}T00:00`, timeZone) ?? new Date();
	const shift = (days: number) => isoDate(new Date(from.getTime() + days * DAY + DAY / 2), timeZone);
	const [all, everywhere] = [await kits(), await placeNames()];
	const out = await loansIn(from, new Date(from.getTime() + SHOWN_DAYS * DAY));
	return {
		days: Array.from({ length: SHOWN_DAYS }, (_, index) => shift(index)),
		earlier: shift(-SHOWN_DAYS),
		later: shift(SHOWN_DAYS),
		kits: all.map(({ id, name, sentence }) => ({ id, name: say(name, locale).text, contents: sentence })),
		places: everywhere.map(({ slug, name }) => ({ value: slug, label: name })),
		place: all[0]?.place.slug ?? everywhere[0]?.slug ?? '',
		loans: out.map(({ startsAt, endsAt, ...loan }) => ({
			...loan,
			first: isoDate(startsAt, timeZone),
			last: isoDate(endsAt, timeZone)
		}))
	};
}

/** What was typed about kits, by any of the forms. */
export const typedKit = (form: FormData) => ({
	...{ name: fieldOf(form, 'name'), kit: fieldOf(form, 'kit'), borrower: fieldOf(form, 'borrower') },
	...{ from: fieldOf(form, 'from'), until: fieldOf(form, 'until'), place: fieldOf(form, 'place') }
});

/** A new kit. @throws classes_kit_words. */
export function kitIn(form: FormData, locale: Locale) {
	const name = fieldOf(form, 'name').trim().slice(0, 80);
	const contents = wordsField(form, 'contents', locale);
	const place = fieldOf(form, 'place');
	if (!name || !contents || !place) throw refused('classes_kit_words', {}, 422);
	return { name: { source: locale, [locale]: name } as const, contents, place };
}

/** To whom a kit is lent, from the morning of a day to the evening of another. @throws classes_kit_loan_words. */
export function loanIn(form: FormData, timeZone: string) {
	const startsAt = momentOf(`${fieldOf(form, 'from')}T08:00`, timeZone);
	const endsAt = momentOf(`${fieldOf(form, 'until')}T18:00`, timeZone);
	const borrower = fieldOf(form, 'borrower').trim().slice(0, 120);
	const space = fieldOf(form, 'kit');
	if (!startsAt || !endsAt || !borrower || !space) throw refused('classes_kit_loan_words', {}, 422);
	if (!isId(space)) throw missing();
	return { space, borrower, startsAt, endsAt };
}
