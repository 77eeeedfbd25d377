import { findCode } from '#city/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { RequestHandler } from './$types';

/** What a printed code leads to: its stop, in the reader's language. `#scan`: the page looks for what she has chosen before on this device. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const found = await findCode(params.code);
	if (!found) throw missing();
	const location = `${href(`/guide/${found.slug}/${found.code}`, locale)}#scan`;
	return new Response(null, {
		status: 302,
		headers: { location, vary: 'accept-language', 'cache-control': 'no-cache' }
	});
};
