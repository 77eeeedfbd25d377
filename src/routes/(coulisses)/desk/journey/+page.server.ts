import { LEAST_TOLD } from '#journey';
import { toldOf } from '#journey/desk/journey/told.server.ts';
import { hosts, waitingReviews } from '#journey/server';
import { personById } from '#kernel/identity/server/persons.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, stories, story } = await toldOf(event);
	const [listed, waiting] = await Promise.all([hosts(), waitingReviews(viewer)]);
	const names = await Promise.all(waiting.map(({ person }) => personById(person)));
	return {
		...{ area: 'journey' as const, stories, story, least: LEAST_TOLD, hosts: listed.length },
		waiting: waiting.map(({ id, askedAt }, index) => ({ id, askedAt, name: names[index]?.name ?? '—' }))
	};
};
