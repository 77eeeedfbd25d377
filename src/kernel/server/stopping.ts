import { createHmac, timingSafeEqual } from 'node:crypto';
import { m } from '#messages';
import { href } from '../address.ts';
import { missing } from '../errors.ts';
import { isId } from '../id.ts';
import { topicOf } from '../identity/server/rhythms.ts';
import type { Locale } from '../words.ts';
import { publicUrl } from './place.ts';
import { keyFor } from './secret.ts';
import type { Told } from './told.ts';

/** The address that stops a topic for one person: whoever reads her letters may, and nobody learns of her by it more than the topic's name. */
const stopLink = (person: string, topic: string, locale: Locale): string =>
	`${publicUrl()}${href(`/notices/${person}.${topic}.${macOf(person, topic)}`, locale)}`;

/** Whose letters about what a link stops. @throws 404 for a link that is not ours */
export function stopped(token: string): Readonly<{ person: string; topic: string }> {
	const [person = '', module = '', name = '', mac = ''] = token.split('.');
	const topic = `${module}.${name}`;
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(person, topic))];
	if (!isId(person) || given.length !== ours.length || !timingSafeEqual(given, ours)) throw missing();
	if (!topicOf(topic)) throw missing();
	return { person, topic };
}

const macOf = (person: string, topic: string): string =>
	createHmac('sha256', keyFor('told stop')).update(`${person} ${topic}`).digest('base64url');

type Words = Readonly<{ text: string; html: string | null; headers: Record<string, string>; locale: string }>;

/** A letter with why it came and how to stop it; the mail program's own button stops it too (RFC 8058). */
export function withReason<L extends Words>(letter: L, { subjectOf, topic }: Pick<Told, 'subjectOf' | 'topic'>): L {
	const locale = letter.locale as Locale;
	const link = stopLink(subjectOf, topic, locale);
	const about = topicOf(topic);
	if (!about) return letter;
	const why = [about.why({}, { locale }), m.kernel_told_choose({ topic: about.name({}, { locale }) }, { locale })].join(
		' '
	);
	return {
		...letter,
		text: `${letter.text.trimEnd()}\n\n${why}\n${link}\n`,
		html: letter.html?.replace('</body>', `${small(why, link)}</body>`) ?? null,
		headers: {
			...letter.headers,
			'List-Unsubscribe': `<${link}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
		}
	};
}

const small = (why: string, link: string): string =>
	`<p style="margin:24px auto 0;max-width:576px;font:14px/1.5 Arial,Helvetica,sans-serif">${escaped(why)} <a href="${escaped(link)}" style="color:inherit">${escaped(link)}</a></p>`;

const escaped = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
