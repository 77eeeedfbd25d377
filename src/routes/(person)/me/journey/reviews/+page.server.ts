import { waitingReviews } from '#journey/server';
import { personById } from '#kernel/identity/server/persons.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const waiting = await waitingReviews(viewer);
	const names = await Promise.all(waiting.map(({ person }) => personById(person)));
	return {
		area: 'journey' as const,
		waiting: waiting.map(({ id, askedAt, coach }, index) => ({
			...{ id, askedAt, mine: coach === viewer.id, name: names[index]?.name ?? '—' }
		})),
		done: event.url.searchParams.has('done')
	};
};
