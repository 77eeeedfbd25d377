import { z } from 'zod';
import type { Hub } from '#kernel/hub.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';

const words = z
	.unknown()
	.refine((given) => Words.safeParse(given).success, { error: 'settings_words_missing' })
	.pipe(Words);

/** The settings as their form gives them, each field by itself, with an issue that is the key of its sentence. */
const Settings = z.object({
	name: z.string().trim().min(1, { error: 'settings_name_missing' }).max(80, { error: 'settings_name_missing' }),
	region: words,
	claim: words,
	intro: words,
	colour: z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'settings_colour_wrong' }),
	locales: z.array(z.enum(locales)).min(1, { error: 'settings_languages_missing' }),
	timeZone: z
		.string()
		.max(60, { error: 'settings_zone_wrong' })
		.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'settings_zone_wrong' }),
	email: z.email({ error: 'settings_email_wrong' }).max(254, { error: 'settings_email_wrong' }),
	locality: z.string().trim().max(100),
	country: z.string().regex(/^([A-Za-z]{2})?$/, { error: 'settings_country_wrong' })
});

/** Reads the form of the settings; the languages stay in the order that the hub had them in, new ones after. */
export function readSettings(form: FormData, locale: Locale, { locales: before }: Pick<Hub, 'locales'>) {
	const chosen = ticked(form, 'locales');
	const order = [...before, ...locales.filter((one) => !before.includes(one))];
	const text = (name: string): string => fieldOf(form, name).trim();
	return Settings.transform(
		({ email, locality, country, ...rest }): Omit<Hub, 'mark'> => ({
			...rest,
			colour: rest.colour.toLowerCase(),
			contact: {
				email,
				...(locality ? { locality } : {}),
				...(country ? { country: country.toUpperCase() } : {})
			}
		})
	).safeParse({
		name: text('name'),
		region: wordsField(form, 'region', locale),
		claim: wordsField(form, 'claim', locale),
		intro: wordsField(form, 'intro', locale),
		colour: text('colour'),
		locales: order.filter((one) => chosen.includes(one)),
		timeZone: text('timeZone'),
		email: text('email'),
		locality: text('locality'),
		country: text('country')
	});
}
