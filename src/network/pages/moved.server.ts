import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { formerAddress } from '../server/index.ts';

/** For a page that is not there: leads to the organisation that this one turned out to be. @throws what went wrong, when there is none */
export async function moved(error: unknown, slug: string, locale: Locale, page = ''): Promise<never> {
	const now = error instanceof Refusal && error.status === 404 ? await formerAddress('organization', slug) : null;
	if (!now || now === slug) throw error;
	redirect(308, href(`/network/${now}${page}`, locale));
}
