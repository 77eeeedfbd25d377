import { z } from 'zod';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { NewClassOffer } from '../../index.ts';

/** How many aims the form has room for. */
export const AIMS = 5;

/** What was typed and ticked about an offer, as it is shown again. */
export const typedOffer = (form: FormData) => ({
	...typedTexts(form),
	lists: { years: ticked(form, 'years'), streams: ticked(form, 'streams'), where: ticked(form, 'where') }
});

/** Reads the form of what a class needs to know. */
export function readOffer(form: FormData, locale: Locale): z.ZodSafeParseResult<NewClassOffer> {
	const places = Array.from({ length: AIMS }, (_, index) => index);
	const aims = places.flatMap((place) => {
		const text = wordsField(form, `aim${place}`, locale);
		return text ? [{ text, url: fieldOf(form, `url${place}`).trim() || null }] : [];
	});
	const needed = (name: string) => wordsField(form, name, locale) ?? undefined;
	const given = {
		minPupils: fieldOf(form, 'minPupils'),
		maxPupils: fieldOf(form, 'maxPupils'),
		years: ticked(form, 'years'),
		streams: ticked(form, 'streams'),
		atHub: ticked(form, 'where').includes('hub'),
		atSchool: ticked(form, 'where').includes('school'),
		aims,
		...{ devices: needed('devices'), cost: needed('cost') },
		...{ bus: wordsField(form, 'bus', locale), bring: wordsField(form, 'bring', locale) }
	};
	const missing = ['devices', 'cost'].filter((name) => !wordsField(form, name, locale));
	if (!missing.length) return NewClassOffer.safeParse(given);
	return z.never({ error: 'classes_words_missing' }).safeParse(1) as z.ZodSafeParseResult<NewClassOffer>;
}
