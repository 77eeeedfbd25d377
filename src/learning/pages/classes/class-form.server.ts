import { fundingOf } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import type { Bearer } from '#kernel/server/bearer.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { signedPaper } from '#kernel/server/pdf/funded.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { directionPdf, type Paper, parentsPdf } from '../../server/index.ts';

const fields = [
	'name',
	'email',
	'school',
	'pupils',
	'year',
	'stream',
	'needs',
	'adults',
	'phone',
	'class',
	'locality',
	'activity',
	'day1',
	'day2',
	'day3',
	'key'
] as const;

/** What was typed about a class, as it is shown again. */
export const typedClass = (form: FormData): Record<string, string> =>
	Object.fromEntries(fields.map((field) => [field, fieldOf(form, field)]));

/** The fields that a booking and a request have in common, as their schemas take them. */
export const aboutClass = (
	{ name, email, school, pupils, year, stream, needs, phone, key }: Record<string, string>,
	locale: Locale
) => ({
	...{ name, email, school, year, stream, needs, phone, locale },
	pupils: pupils === '' ? undefined : pupils,
	idempotencyKey: key
});

/** Counts a class that is booked or asked for, for whoever does and by the address that is given. @throws 429 */
export async function limitClass(bearer: Bearer, email: string): Promise<void> {
	await limit('class', bearer);
	await limit('booking', email.toLowerCase());
	await limitLetter({ to: email, from: bearer });
}

const parents = /^parents-([a-z]{2})\.pdf$/;

/** A paper of a class as a file: `direction.pdf` in the reader's language, `parents-nl.pdf` in that. @throws 404 for any other name. */
export async function paperFile(name: string, paper: Paper, locale: Locale): Promise<Response> {
	const direction = name === 'direction.pdf';
	const language = direction ? locale : parents.exec(name)?.[1];
	if (!isLocale(language)) throw missing();
	const signed = await signedPaper(await fundingOf(paper.listing.offering.id), language);
	return pdfFile(await (direction ? directionPdf : parentsPdf)(paper, signed, language), name);
}

export const pdfFile = (bytes: Uint8Array, name: string): Response =>
	new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}"`,
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex'
		}
	});
