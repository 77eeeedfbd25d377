import { givingNext } from '#agenda/server';
import { bookFrom } from '#spaces/pages/book.server.ts';
import { holdFrom } from '#spaces/pages/hold.server.ts';
import { spaceShown } from '#spaces/pages/space.server.ts';
import { requireSignedIn } from '#web/require.server.ts';
import { occasions } from '../../../../nouns.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => spaceShown(event.params.slug, event, { occasions, giving: givingNext });

export const actions: Actions = {
	book: (event) => bookFrom(event, event.params.slug),
	hold: (event) => holdFrom(event, requireSignedIn(event.locals.viewer), event.params.slug)
};
