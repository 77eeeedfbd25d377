import { book, mentorShown } from '#venture/pages/mentors/book.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => ({
	area: 'venture' as const,
	...(await mentorShown(params.mentor, viewer))
});

export const actions: Actions = { book: (event) => book(event, requirePerson(event)) };
