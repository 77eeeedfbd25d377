import { planShown } from '#spaces/pages/plan.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) => planShown(params.slug, url.searchParams);
