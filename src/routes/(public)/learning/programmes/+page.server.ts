import { programmesShown } from '#learning/pages/programmes/programme.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ area: 'learning', programmes: await programmesShown() });
