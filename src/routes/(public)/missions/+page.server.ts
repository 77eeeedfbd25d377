import { missionsShown } from '#missions/pages/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({ area: 'venture' as const, ...(await missionsShown(url)) });
