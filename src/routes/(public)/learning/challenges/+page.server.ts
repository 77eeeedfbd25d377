import { can, hostedBy } from '#kernel/identity/policy.ts';
import { challengeState } from '#learning';
import { challengesShown, todayHere } from '#learning/server';
import type { PageServerLoad } from './$types';

const order = ['open', 'taken', 'closed'];

export const load: PageServerLoad = async ({ locals: { viewer } }) => {
	const [challenges, today] = await Promise.all([challengesShown(), todayHere()]);
	return {
		area: 'learning',
		// what can still be taken comes first
		challenges: challenges
			.map((one) => ({ ...one, state: challengeState(one, today) }))
			.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
		mayPropose: can(viewer, 'challenge.settle') || (viewer !== null && hostedBy(viewer).length > 0)
	};
};
