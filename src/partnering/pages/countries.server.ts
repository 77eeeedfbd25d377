import cldr from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' };
import type { Locale } from '#kernel/words.ts';
import { countryName } from '../country.ts';

const codes = Object.keys(cldr.supplemental.territoryInfo).filter((code) => /^[A-Z]{2}$/.test(code) && code !== 'ZZ');

/** Whether there is such a country. */
export const isCountry = (code: string): boolean => codes.includes(code);

/** All countries, as a language names and orders them. */
export const countryChoices = (locale: Locale): { value: string; label: string }[] =>
	codes
		.map((value) => ({ value, label: countryName(value, locale) }))
		.sort((one, other) => one.label.localeCompare(other.label, locale));
