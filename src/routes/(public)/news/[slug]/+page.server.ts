import { newsShown } from '#editorial/pages/news.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => newsShown(params.slug, locals.locale);
