import { expect, test } from 'vitest';
import { languageName, languageOf } from './languages.ts';
import { locales } from './words.ts';

test('each language has a code of two letters, as in addresses, and a region that dates can be said in', () => {
	for (const locale of locales) {
		expect(locale).toMatch(/^[a-z]{2}$/);
		const { region, name } = languageOf(locale);
		expect(Intl.DateTimeFormat.supportedLocalesOf(region), locale).toEqual([region]);
		expect(region.slice(0, 3)).toBe(`${locale}-`);
		expect(name.toLowerCase()).toBe(languageName(locale, locale).toLowerCase());
	}
});
