import { placesFor, sayPresent } from '#learning/pages/present.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => placesFor(event, null);

export const actions: Actions = { default: (event) => sayPresent(event, null) };
