import { segments } from '#paraglide/addresses.js';
import { isLocale, type Locale } from './words.ts';

const back = new Map(
	Object.entries(segments).flatMap(([own, words]) =>
		Object.entries(words).map(([locale, word]) => [`${locale}/${word}`, own])
	)
);

/**
 * The address of one of our paths in a language: `href('/network', 'fr')` → `/fr/reseau`. The first segment of what people read aloud is a message
 * (`network_path_network`); one that is none is the same in all languages.
 */
export function href(path: string, locale: Locale): string {
	const [, first = '', ...rest] = path.split('/');
	const [name = '', ...query] = first.split(/(?=[?#])/);
	const spoken = (segments[name]?.[locale] ?? name) + query.join('');
	return `/${[locale, spoken, ...rest].filter((part, index) => index === 0 || part).join('/')}`;
}

/** The language and our own path behind an address, or null when it names no language. */
export function parseAddress(pathname: string): { locale: Locale; path: string } | null {
	const [, locale, first = '', ...rest] = pathname.split('/');
	if (!isLocale(locale)) return null;
	const own = back.get(`${locale}/${first}`) ?? first;
	return { locale, path: `/${[own, ...rest].filter(Boolean).join('/')}` };
}
