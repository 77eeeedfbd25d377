import { hostOf, waitingReviews } from '#journey/server';
import { signedIn } from '../../guard.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const viewer = signedIn(event);
	const [host, waiting] = await Promise.all([hostOf(viewer.id), waitingReviews(viewer)]);
	return { area: 'journey' as const, reads: (host?.coach ?? false) || waiting.length > 0 };
};
