import { previewShown } from '#city/pages/preview.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { locale } }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
	return { area: 'city' as const, ...(await previewShown(params.token, locale)) };
};
