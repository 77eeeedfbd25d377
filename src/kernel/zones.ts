import type { Locale } from './words.ts';

/** The cities that languages call otherwise than the IANA time zone that is named after them; from the Unicode CLDR. */
const cities: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
	Athens: { fr: 'Athènes', nl: 'Athene', fi: 'Ateena' },
	Berlin: { nl: 'Berlijn', fi: 'Berliini' },
	Brussels: { fr: 'Bruxelles', nl: 'Brussel', fi: 'Bryssel' },
	Copenhagen: { fr: 'Copenhague', nl: 'Kopenhagen', fi: 'Kööpenhamina' },
	Lisbon: { fr: 'Lisbonne', nl: 'Lissabon', fi: 'Lissabon' },
	London: { fr: 'Londres', nl: 'Londen', fi: 'Lontoo' },
	Luxembourg: { nl: 'Luxemburg', fi: 'Luxemburg' },
	Paris: { nl: 'Parijs', fi: 'Pariisi' },
	Prague: { nl: 'Praag', fi: 'Praha' },
	Rome: { fi: 'Rooma' },
	Stockholm: { fi: 'Tukholma' },
	Vienna: { fr: 'Vienne', nl: 'Wenen', fi: 'Wien' },
	Warsaw: { fr: 'Varsovie', nl: 'Warschau', fi: 'Varsova' }
};

/** The city that a time zone is named after: « Bruxelles » for Europe/Brussels. */
export function zoneCity(timeZone: string, locale: Locale): string {
	const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
	return cities[city]?.[locale] ?? city;
}
