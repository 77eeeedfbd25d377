import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import type { Answer } from './wire.ts';

/** One hostile or broken input, and what the hub owes to whoever sent it. */
export type Case = Readonly<{
	name: string;
	/** The statuses that are right. A redirect or 200 stands where the input is in fact harmless. */
	expect: readonly number[];
	/** The sentence the page must say in the reader's language; none where the answer is for a program, or the page is the usual one. */
	says?: (locale: Locale) => string;
	/** Tables that it rightly writes to. */
	writes?: readonly string[];
	/** What else is wrong with the answer, if anything. */
	also?: (answer: Answer, locale: Locale) => string | undefined;
	send: (locale: Locale) => Promise<Answer>;
}>;

export type Group = Readonly<{ title: string; cases: readonly Case[] }>;

/** The sentence of a key, to be found on the page. */
export const says =
	(key: string, params: Record<string, string | number> = {}) =>
	(locale: Locale): string =>
		words(key, params, locale);

/** What a booking writes, with its letter and what the readers of the log make of it. */
export const aBooking = [
	'participation.booking',
	'participation.seat',
	'participation.seat_pool',
	'participation.pool'
];
export const aRegistration = [
	...aBooking,
	'identity.person',
	'kernel.activity',
	'kernel.activity_sealed',
	'kernel.pseudonym',
	'kernel.mail',
	'kernel.mailbox',
	'kernel.file'
];

/** What is not as promised. */
export function judge({ expect, says: sentence, also }: Case, answer: Answer, locale: Locale): string[] {
	const { status, headers, body } = answer;
	const text = unescaped(body);
	const wanted = sentence?.(locale);
	const html = headers['content-type']?.startsWith('text/html');
	return [
		...(expect.includes(status) ? [] : [`${status}, not ${expect.join(' or ')}`]),
		...(status >= 500 && status < 600 ? ['a failure of ours'] : []),
		...(wanted === undefined || text.includes(wanted) ? [] : [`does not say « ${wanted.slice(0, 60)}… »`]),
		...(html && !body.includes(`<html lang="${locale}"`) ? [`the page is not in ${locale}`] : []),
		...(/\n\s+at \S+ \(|node_modules|\/src\/|node:internal|DatabaseError|relation "|syntax error/.test(text)
			? ['shows our insides']
			: []),
		...[also?.(answer, locale) ?? []].flat()
	];
}

const unescaped = (html: string): string =>
	html
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');
