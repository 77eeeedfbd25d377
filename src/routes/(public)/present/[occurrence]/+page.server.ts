import { placesFor, sayPresent } from '#learning/pages/present.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => placesFor(event, event.params.occurrence);

export const actions: Actions = { default: (event) => sayPresent(event, event.params.occurrence) };
