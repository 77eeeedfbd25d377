import { publishedWays, stepsOfEach, walk } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer } }) => {
	const ways = await publishedWays();
	const steps = await stepsOfEach(ways.map(({ id }) => id));
	const walked = await Promise.all(ways.map(({ id }) => (viewer ? walk(id, viewer.id) : null)));
	return {
		area: 'learning' as const,
		ways: ways.map(({ slug, title, summary, organization, fictional, id }, index) => ({
			...{ slug, title, summary, fictional, organization: organization.name },
			steps: steps.get(id)?.length ?? 0,
			walked: (steps.get(id) ?? []).map((_, step) => walked[index]?.[step]?.standing === 'done'),
			done: walked[index]?.filter(({ standing }) => standing === 'done').length ?? null
		}))
	};
};
