import { hub } from '#kernel/server/hub.ts';
import { signature } from '#kernel/server/signature.ts';
import { isoDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import type { Bond, Organization } from '../../index.ts';
import { bondPdf } from '../../server/index.ts';

/** The report of an organisation's year as a file. */
export async function bondFile(
	{ name, slug, fictional }: Pick<Organization, 'name' | 'slug' | 'fictional'>,
	bond: Bond,
	locale: Locale
): Promise<Response> {
	const [{ colour, timeZone }, signed] = await Promise.all([hub(), signature()]);
	const bytes = await bondPdf(
		{ name, fictional, bond, asOf: noonOf(isoDate(new Date(), timeZone)) },
		{ signed, colour },
		locale
	);
	return new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${slug}-${bond.year}.pdf"`,
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex'
		}
	});
}
