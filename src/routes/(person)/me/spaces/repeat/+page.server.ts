import { bookSeriesFrom, seriesShown } from '#spaces/pages/series.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event);
	return seriesShown(event.url.searchParams, event.locals.locale);
};

export const actions: Actions = { book: async (event) => bookSeriesFrom(event, requirePerson(event)) };
