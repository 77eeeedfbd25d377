import { walk, wayBySlug } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => {
	const { id, updatedAt: _, publishedAt: __, deletedAt: ___, ...way } = await wayBySlug(params.slug);
	const steps = await walk(id, viewer?.id ?? null);
	return {
		area: 'learning' as const,
		way,
		steps: steps.map(({ needs, ...step }) => ({
			...step,
			after: needs.map((need) => steps.findIndex((one) => one.id === need) + 1).filter((number) => number > 0)
		}))
	};
};
