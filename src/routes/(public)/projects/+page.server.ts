import { projectsAsked } from '#venture/pages/projects/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({ area: 'venture' as const, ...(await projectsAsked(url)) });
