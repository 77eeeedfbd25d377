import { eachLocale, type Locale, locales, type Name, type Words } from '#kernel/words.ts';
import type { Licence } from '../../kinds.ts';

/** Where a canvas is on the earth: an extension of the standard. */
export const NAV_PLACE = 'http://iiif.io/api/extension/navplace/context.json';

/** A text in languages, as IIIF has it. */
type LanguageMap = Readonly<Record<string, readonly string[]>>;

export const ofWords = ({ source: _, ...texts }: Words): LanguageMap =>
	Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, [text]]));

/** What a message says in each language of the hub. */
export const inEach = (message: Name): LanguageMap => byLocale((locale) => message({}, { locale }));

export const byLocale = (text: (locale: Locale) => string): LanguageMap => eachLocale((locale) => [text(locale)]);

/** In no language: a name. */
export const named = (name: string): LanguageMap => ({ none: [name] });

/** The only addresses that the standard takes for rights: Creative Commons and RightsStatements.org, by http. */
const addresses: Readonly<Record<Licence, string>> = {
	rights: 'http://rightsstatements.org/vocab/InC/1.0/',
	by: 'http://creativecommons.org/licenses/by/4.0/',
	'by-sa': 'http://creativecommons.org/licenses/by-sa/4.0/',
	'by-nc': 'http://creativecommons.org/licenses/by-nc/4.0/',
	cc0: 'http://creativecommons.org/publicdomain/zero/1.0/',
	public: 'http://creativecommons.org/publicdomain/mark/1.0/'
};

export const rightsAddress = (licence: Licence): string => addresses[licence];

/** The licence that an address of rights is, whatever its version; null for one that we do not have. */
export function licenceOfRights(address: string): Licence | null {
	const [, kind = ''] =
		/^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\//.exec(address) ?? [];
	if (kind === 'by' || kind === 'by-sa' || kind === 'by-nc') return /\/4\.0\//.test(address) ? kind : null;
	if (kind === 'zero') return 'cc0';
	if (kind === 'mark') return 'public';
	return /^https?:\/\/rightsstatements\.org\/vocab\/InC\//.test(address) ? 'rights' : null;
}

/** The same page in each of some languages. */
export const pagesIn = (of: readonly Locale[], url: (locale: Locale) => string, label: LanguageMap) =>
	(of.length ? of : locales).map((locale) => ({
		...{ id: url(locale), type: 'Text', label, format: 'text/html', language: [locale] }
	}));
