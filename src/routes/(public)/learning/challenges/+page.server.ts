import { can, hostedBy } from '#kernel/identity/policy.ts';
import { challengeActs } from '#learning/acts.ts';
import { challengesListed } from '#learning/pages/programmes/challenge.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer } }) => ({
	area: 'learning',
	challenges: await challengesListed(),
	mayPropose: can(viewer, challengeActs.settle) || (viewer !== null && hostedBy(viewer).length > 0)
});
