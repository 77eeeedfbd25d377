import { findCode } from '#city/server';
import { href } from '#kernel/address.ts';
import type { RequestHandler } from './$types';

/** What a printed code leads to: its stop, in the reader's language. `#scan`: the page looks for what she has chosen before on this device. A code of nothing leads to where codes are typed, which says so. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const found = await findCode(params.code);
	const location = found
		? `${href(`/guide/${found.slug}/${found.code}`, locale)}#scan`
		: `${href('/guide', locale)}?code=${encodeURIComponent(params.code.slice(0, 40))}`;
	return new Response(null, {
		status: 302,
		headers: { location, vary: 'accept-language', 'cache-control': 'no-cache' }
	});
};
