import { type Listing, whereLine } from '#agenda';
import { occurrence } from '#agenda/server';
import { newsPath } from '#editorial';
import { newsByIds } from '#editorial/server';
import { href } from '#kernel/address.ts';
import { ifThere } from '#kernel/errors.ts';
import { type Inline, plainText, type RichBlock, type RichText } from '#kernel/richtext.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { richText } from '#kernel/server/richtext.ts';
import { longDate, span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { type Html, html } from '../html.ts';
import type { GivenNewsletter, Item } from '../newsletter.ts';
import type { On } from './newsletter-tables.ts';
import { asHtml, asText, type Block } from './page.ts';

/** What a newsletter tells of, as it stands now and in its order: what is cancelled, withdrawn or over is left out. */
export async function gather(items: readonly Item[], on: On = db): Promise<Told[]> {
	const ids = items.filter(({ kind }) => kind === 'news').map(({ id }) => id);
	const news = await newsByIds(ids, on);
	const now = new Date();
	const told: Told[] = [];
	for (const { kind, id } of items) {
		const piece = kind === 'news' ? news.find((one) => one.id === id) : undefined;
		if (piece) told.push({ kind: 'news', id, title: piece.title, text: piece.summary, path: newsPath(piece), piece });
		const listing = kind === 'occurrence' ? await listingOf(id, on) : null;
		if (!listing || listing.occurrence.status === 'cancelled' || listing.occurrence.endsAt <= now) continue;
		const { title, summary, slug } = listing.offering;
		told.push({ kind: 'occurrence', id, title, text: summary, path: `/agenda/${slug}`, listing });
	}
	return told;
}

type Plain = Pick<Listing['offering'], 'title'> & { id: string; text: Listing['offering']['summary']; path: string };
export type Told =
	| (Plain & { kind: 'news'; piece: Awaited<ReturnType<typeof newsByIds>>[number] })
	| (Plain & { kind: 'occurrence'; listing: Listing });

const listingOf = (id: string, on: On): Promise<Listing | null> => ifThere(occurrence(id, on));

/** Stands in a rendered newsletter where each reader's own link to stop goes. */
const STOP = 'https://stop.invalid/';

export type Rendered = Readonly<{ subject: string; text: string; html: string }>;

/** A newsletter in one language, made once for all its readers; `forReader` gives each her link. */
export async function render(
	{ subject, intro }: Pick<GivenNewsletter, 'subject' | 'intro'>,
	told: readonly Told[],
	locale: Locale
): Promise<Rendered> {
	const its = await hub();
	const introduction = intro ? richText(say(intro, locale).text, locale) : [];
	const news = told.filter(({ kind }) => kind === 'news');
	const agenda = told.filter(({ kind }) => kind === 'occurrence');
	const blocks: Block[] = [
		...(introduction.length ? [rich(introduction)] : []),
		...(news.length
			? [title(m.editorial_news({}, { locale })), ...news.map((one) => entry(one, locale, its.timeZone))]
			: []),
		...(agenda.length
			? [
					title(m.web_agenda({}, { locale })),
					...agenda.map((one) => entry(one, locale, its.timeZone)),
					{
						kind: 'link' as const,
						text: m.agenda_whole({}, { locale }),
						url: `${publicUrl()}${href('/agenda', locale)}`,
						main: true
					}
				]
			: []),
		stop(m.newsletter_why({ hub: its.name }, { locale }), m.newsletter_stop({}, { locale }))
	];
	// a line break in a subject would be a second header
	const line = say(subject, locale).text.replace(/[\r\n]+/g, ' ');
	const frame = { subject: line, locale, hub: its, blocks };
	return { subject: line, text: asText(frame), html: asHtml(frame) };
}

/** The letter for one reader: her own link to stop in its words. */
export const forReader = ({ subject, text, html }: Rendered, link: string): Rendered => ({
	subject,
	text: text.replaceAll(STOP, link),
	html: html.replaceAll(STOP, link)
});

const title = (text: string): Block => ({
	kind: 'markup',
	text: `${text}\n${'='.repeat(text.length)}`,
	markup: html`<h2 style="margin:32px 0 8px;font-size:20px">${text}</h2>\n`
});

function entry(told: Told, locale: Locale, timeZone: string): Block {
	const name = say(told.title, locale).text;
	const words = say(told.text, locale).text;
	const url = `${publicUrl()}${href(told.path, locale)}`;
	const line = told.kind === 'news' ? newsLine(told, locale, timeZone) : agendaLine(told, locale);
	return {
		kind: 'markup',
		text: [name, line, words, url].join('\n'),
		markup: html`<p style="margin:20px 0"><a href="${url}" style="color:inherit;font-weight:bold;font-size:18px">${name}</a><br>
<strong style="font-size:14px">${line}</strong><br>${words}</p>\n`
	};
}

const newsLine = ({ piece }: Extract<Told, { kind: 'news' }>, locale: Locale, timeZone: string): string =>
	longDate(piece.publishedAt, locale, timeZone);

function agendaLine({ listing: { occurrence } }: Extract<Told, { kind: 'occurrence' }>, locale: Locale): string {
	const when = span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone);
	return [when, whereLine(occurrence, locale)].filter(Boolean).join(' · ');
}

const stop = (why: string, words: string): Block => ({
	kind: 'markup',
	text: `${why}\n${words} ${STOP}`,
	markup: html`<p style="margin:40px 0 0;font-size:14px">${why} <a href="${STOP}" style="color:inherit">${words}</a></p>\n`
});

const rich = (text: RichText): Block => ({ kind: 'markup', text: plainText(text), markup: html`${text.map(block)}` });

function block(one: RichBlock): Html {
	if (one.kind === 'paragraph') return html`<p>${one.inside.map(inline)}</p>\n`;
	if (one.kind === 'heading')
		return html`<h2 style="margin:24px 0 8px;font-size:18px">${one.inside.map(inline)}</h2>\n`;
	if (one.kind === 'quote')
		return html`<blockquote style="margin:16px 0;padding-left:16px">${one.blocks.map(block)}</blockquote>\n`;
	if (one.kind === 'code') return html`<pre>${one.text}</pre>\n`;
	if (one.kind === 'rule') return html`<hr>\n`;
	const items = one.items.map((item) => html`<li>${item.map(block)}</li>`);
	return one.ordered ? html`<ol start="${one.start}">${items}</ol>\n` : html`<ul>${items}</ul>\n`;
}

function inline(one: Inline): Html {
	if (typeof one === 'string') return html`${one}`;
	if (one.kind === 'break') return html`<br>`;
	const inside = one.inside.map(inline);
	if (one.kind === 'link') return link(one, inside);
	if (one.kind === 'strong') return html`<strong>${inside}</strong>`;
	return one.kind === 'em' ? html`<em>${inside}</em>` : html`<code>${inside}</code>`;
}

function link({ href: to }: Extract<Inline, { kind: 'link' }>, inside: readonly Html[]): Html {
	const url = to.startsWith('/') ? `${publicUrl()}${to}` : to;
	return html`<a href="${url}" style="color:inherit">${inside}</a>`;
}
