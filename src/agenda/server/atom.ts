import { href } from '#kernel/address.ts';
import { span } from '#kernel/time.ts';
import { say, type Words } from '#kernel/words.ts';
import { escapeXml } from '#kernel/xml.ts';
import { type Listing, offeringKindName, standingName } from '../occurrence.ts';
import { changeOf, lastChange, type Setting, titleOf, whereOf } from './calendar.ts';

/** How many entries a feed has at most. */
export const MOST_ENTRIES = 100;

/**
 * The hundred occurrences that changed last, as an Atom feed (RFC 4287): an entry for each, whose id never changes. The same agenda gives the
 * same bytes.
 * @param at the page that the feed is of, as a path, and who writes it.
 */
export function atom(
	listings: readonly Listing[],
	setting: Setting,
	{ page, author }: Readonly<{ page: string; author: string }>
): string {
	const { name, url, host, locale } = setting;
	const newest = listings
		.toSorted((a, b) => changeOf(b) - changeOf(a) || (a.occurrence.id < b.occurrence.id ? -1 : 1))
		.slice(0, MOST_ENTRIES);
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
		element('id', `tag:${host},2026:${page}`),
		element('title', name),
		element('updated', (lastChange(listings) ?? new Date(0)).toISOString()),
		`<author>${element('name', author)}${element('uri', url)}</author>`,
		`<link rel="alternate" type="text/html" hreflang="${locale}" href="${escapeXml(url + page)}"/>`,
		`<link rel="self" type="application/atom+xml" href="${escapeXml(selfOf(url + page))}"/>`,
		'<generator>Creative Valley</generator>',
		...newest.map((listing) => entry(listing, setting)),
		'</feed>'
	];
	return `${lines.join('\n')}\n`;
}

/** `/fr/agenda` has its feed at `/fr/agenda.atom`, everything else below its page, and a sector among the sectors. */
function selfOf(page: string): string {
	const [path = '', query] = page.split('?sector=');
	if (query) return `${path}/sectors/${query}.atom`;
	return path.endsWith('/agenda') ? `${path}.atom` : `${path}/agenda.atom`;
}

function entry(listing: Listing, { url, host, locale, sectors }: Setting): string {
	const { occurrence, offering } = listing;
	const said = (words: Words) => say(words, locale).text;
	const page = `${url}${href(`/agenda/${offering.slug}`, locale)}`;
	const when = span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone);
	const lines = [said(offering.summary), when, whereOf(listing, locale), state(listing, locale)];
	const { lang } = say(offering.title, locale);
	return [
		'<entry>',
		element('id', `tag:${host},2026:occurrence/${occurrence.id}`),
		`<title type="text"${lang === locale ? '' : ` xml:lang="${lang}"`}>${escapeXml(`${titleOf(listing, locale)} (${when})`)}</title>`,
		element('updated', new Date(changeOf(listing)).toISOString()),
		offering.publishedAt ? element('published', offering.publishedAt.toISOString()) : '',
		...[offering.organization, ...offering.coOrganizers].map(({ name }) => `<author>${element('name', name)}</author>`),
		`<link rel="alternate" type="text/html" hreflang="${locale}" href="${escapeXml(`${page}#${occurrence.id}`)}"/>`,
		...[offering.kind, ...offering.sectors].map((term) => {
			const label = sectors.get(term);
			const shown = label ? said(label) : term === offering.kind ? offeringKindName(offering.kind, locale) : term;
			return `<category term="${escapeXml(term)}" label="${escapeXml(shown)}"/>`;
		}),
		`<summary type="text">${escapeXml(lines.filter(Boolean).join('\n'))}</summary>`,
		'</entry>'
	]
		.filter(Boolean)
		.join('');
}

/** That it is called off; how many places are left would change the feed all day. */
const state = (listing: Listing, locale: Setting['locale']): string =>
	listing.occurrence.status === 'cancelled' ? standingName(listing.occurrence, undefined, locale) : '';

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
