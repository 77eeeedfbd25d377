import { previewStop } from '#city/pages/preview.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, setHeaders, locals: { locale } }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
	return { area: 'city' as const, ...(await previewStop(params.token, params.stop, url, locale)) };
};
