import { waysShown } from '#learning/pages/ways/ways.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer } }) => ({
	area: 'learning' as const,
	ways: await waysShown(viewer?.id ?? null)
});
