import { stepsWalked } from '#learning/pages/ways/ways.server.ts';
import { wayBySlug } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => {
	const { id, updatedAt: _, publishedAt: __, deletedAt: ___, ...way } = await wayBySlug(params.slug);
	return { area: 'learning' as const, way, steps: await stepsWalked(id, viewer?.id ?? null) };
};
