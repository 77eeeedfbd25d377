import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { directionPdf, type Paper, parentsPdf } from '#learning/server';
import { fieldOf } from '../../../form.server.ts';

const fields = [
	'name',
	'email',
	'school',
	'pupils',
	'year',
	'stream',
	'needs',
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
	{ name, email, school, pupils, year, stream, needs, key }: Record<string, string>,
	locale: Locale
) => ({
	...{ name, email, school, year, stream, needs, locale },
	pupils: pupils === '' ? undefined : pupils,
	idempotencyKey: key
});

const parents = /^parents-(fr|nl|en)\.pdf$/;

/** A paper of a class as a file: `direction.pdf` in the reader's language, `parents-nl.pdf` in one of three. @throws 404 for any other name. */
export async function paperFile(name: string, paper: Omit<Paper, 'hub'>, locale: Locale): Promise<Response> {
	const its = { ...paper, hub: await hub() };
	const language = parents.exec(name)?.[1] as Locale | undefined;
	if (!language && name !== 'direction.pdf') throw missing();
	const bytes = language ? await parentsPdf(its, language) : await directionPdf(its, locale);
	return pdfFile(bytes, name);
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
