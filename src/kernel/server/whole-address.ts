import { addresses, pages } from '#paraglide/addresses.js';
import { type Below, href, parseAddress } from '../address.ts';
import type { Locale } from '../words.ts';

const routes = new Set(pages);
const made = new Map<string, string>();

/** The words of addresses that a page brings for its own script: those of Coulisses only where somebody may go there. */
export function addressesOf(locale: Locale, desk: boolean): string {
	const key = `${locale} ${desk}`;
	const text =
		made.get(key) ?? JSON.stringify({ ...shortened(addresses[locale]), ...(desk ? {} : { desk: undefined }) });
	made.set(key, text);
	return text;
}

/** A word that is our own segment is left out: who finds none says the segment. */
const shortened = (below: Below): Below =>
	Object.fromEntries(
		Object.entries(below).map(([own, place]) => {
			const [word, further] = typeof place === 'string' ? [place] : place;
			const short = word === own ? '' : word;
			return [own, further ? ([short, shortened(further)] as const) : short];
		})
	);

/**
 * The address of a page as its language says it, when it was asked for by another: one that was printed before, in our own words or in those of another language.
 * Files, feeds and sockets are given at any of their addresses.
 */
export function wholeAddress(pathname: string, route: string | null): string | null {
	const read = routes.has(route ?? '') ? parseAddress(pathname) : null;
	const whole = read ? href(read.path, read.locale) : pathname;
	return whole === pathname ? null : whole;
}
