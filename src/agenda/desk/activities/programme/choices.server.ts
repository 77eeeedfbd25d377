import { languageName } from '#kernel/languages.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { placeLine } from '#network';
import { placeNames } from '#network/server';
import { occurrencesToEdit } from '../../../server/index.ts';

/** What the forms of a programme let one choose from, but for its own stages and tracks. */
export async function programmeChoices(offering: string, locale: Locale) {
	const [seances, where, { locales, timeZone }] = await Promise.all([occurrencesToEdit(offering), placeNames(), hub()]);
	return {
		places: where.map((place) => ({ value: place.slug, label: placeLine(place) })),
		languages: locales.map((value) => ({ value, label: languageName(value, locale) })),
		seances: seances
			.filter(({ status }) => status === 'scheduled')
			.map(({ id, startsAt, endsAt, theme }) => ({
				value: id,
				label: [span(startsAt, endsAt, locale, timeZone), theme && say(theme, locale).text].filter(Boolean).join(' · ')
			})),
		/** When the festival begins, for the first item. */
		begins: seances[0]?.startsAt ?? null
	};
}
