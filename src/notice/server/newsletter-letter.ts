import { whereLine } from '#agenda';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Letter } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { localised, richText } from '#kernel/server/richtext.ts';
import { longDate, span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { html } from '../html.ts';
import { blocksFor, type GivenNewsletter } from '../newsletter.ts';
import type { Told } from './newsletter-gather.ts';
import { asHtml, asText, type Block, type Enclosed } from './page.ts';
import { absolute, rich } from './rich.ts';

/** Stands in a rendered newsletter where each reader's own link to stop goes. */
const STOP = 'https://stop.invalid/';

export type Rendered = Readonly<Pick<Letter, 'subject' | 'text' | 'attachments'> & { html: string }>;
type Written = Readonly<{ subject: GivenNewsletter['subject']; told: readonly Told[]; mark: Enclosed }>;
/** For whom one is made: the sectors that she chose; none: all. */
type Reader = Readonly<{ locale: Locale; sectors: readonly string[] }>;

/** A newsletter in one language, made once for all its readers of the same sectors; `forReader` gives each her link. Null: it tells them nothing. */
export async function render({ subject, told, mark }: Written, { locale, sectors }: Reader): Promise<Rendered | null> {
	const hers = blocksFor(told, sectors);
	if (!hers.length) return null;
	const its = await hub();
	const why = stop(m.newsletter_why({ hub: its.name }, { locale }), m.newsletter_stop_or_choose({}, { locale }));
	const blocks = [...hers.map((one) => blockOf(one, locale, its)), why];
	// a line break in a subject would be a second header
	const line = say(subject, locale).text.replace(/[\r\n]+/g, ' ');
	const frame = { subject: line, locale, hub: its, mark, blocks };
	const pictures = hers.flatMap((one) => ('shown' in one && one.shown) || []);
	const enclosed = new Map([mark, ...pictures].map((one) => [one.cid, one]));
	const attachments = [...enclosed.values()].map(({ width: _, height: __, ...file }) => file);
	return { subject: line, text: asText(frame), html: asHtml(frame), attachments };
}

/** The letter for one reader: her own link to stop in its words. */
export const forReader = ({ text, html, ...rest }: Rendered, link: string): Rendered => ({
	...rest,
	text: text.replaceAll(STOP, link),
	html: html.replaceAll(STOP, link)
});

type Its = Awaited<ReturnType<typeof hub>>;

function blockOf(told: Told, locale: Locale, its: Its): Block {
	if (told.kind === 'title' || told.kind === 'text') {
		const { text } = say(told.words, locale);
		return told.kind === 'title' ? title(text, its.colour) : rich(richText(text, locale));
	}
	if (told.kind === 'picture') return picture(told, locale);
	if (told.kind !== 'button') return item(told, locale, its.timeZone);
	const url = absolute(localised(told.url, locale));
	return { kind: 'link', text: say(told.words, locale).text, url, main: true };
}

const title = (text: string, colour: string): Block => ({
	kind: 'markup',
	text: `${text}\n${'='.repeat(text.length)}`,
	markup: html`<h2 style="margin:36px 0 12px;padding:0 0 6px;border-bottom:2px solid ${colour};font-size:22px;line-height:1.25">${text}</h2>\n`
});

function picture({ shown, alt, caption, url }: Extract<Told, { kind: 'picture' }>, locale: Locale): Block {
	const words = say(alt, locale).text;
	const below = caption ? say(caption, locale).text : '';
	const to = url && absolute(localised(url, locale));
	const { cid, width } = shown;
	const image = html`<img src="cid:${cid}" alt="${words}" width="${width}" style="display:block;width:100%;height:auto;border:0">`;
	const linked = to ? html`<a href="${to}">${image}</a>` : image;
	return {
		kind: 'markup',
		text: [`[${words}]`, below, to].filter(Boolean).join('\n'),
		markup: html`<table role="presentation" width="${width}" style="width:100%;max-width:${width}px;margin:24px 0;border-collapse:collapse"><tr><td style="padding:0">${linked}</td></tr>${
			below ? html`<tr><td style="padding:8px 0 0;font-size:14px;line-height:1.4">${below}</td></tr>` : null
		}</table>\n`
	};
}

function item(told: Extract<Told, { path: string }>, locale: Locale, timeZone: string): Block {
	const name = say(told.title, locale).text;
	const words = say(told.text, locale).text;
	const url = `${publicUrl()}${href(told.path, locale)}`;
	const line = told.kind === 'news' ? longDate(told.publishedAt, locale, timeZone) : agendaLine(told, locale);
	const { shown } = told;
	const face = shown
		? html`<td width="${shown.width}" style="width:${shown.width}px;padding:4px 16px 0 0;vertical-align:top"><img src="cid:${shown.cid}" alt="" width="${shown.width}" style="display:block;border:0"></td>`
		: null;
	return {
		kind: 'markup',
		text: [name, line, words, url].join('\n'),
		markup: html`<table role="presentation" width="100%" style="width:100%;margin:0 0 20px;border-collapse:collapse"><tr>${face}<td style="padding:0;vertical-align:top;font:16px/1.5 Arial,Helvetica,sans-serif"><a href="${url}" style="color:inherit;font-weight:bold;font-size:18px;line-height:1.3">${name}</a><br>
<strong style="font-size:14px">${line}</strong><br>${words}</td></tr></table>\n`
	};
}

function agendaLine({ occurrence }: Extract<Told, { kind: 'occurrence' }>, locale: Locale): string {
	const when = span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone);
	return [when, whereLine(occurrence, locale)].filter(Boolean).join(' · ');
}

const stop = (why: string, words: string): Block => ({
	kind: 'markup',
	text: `${why}\n${words} ${STOP}`,
	markup: html`<p style="margin:40px 0 0;font-size:14px">${why} <a href="${STOP}" style="color:inherit">${words}</a></p>\n`
});
