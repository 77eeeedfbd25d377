import type { Actions, PageServerLoad } from './$types';
import { placesFor, sayPresent } from './present.server.ts';

export const load: PageServerLoad = (event) => placesFor(event, null);

export const actions: Actions = { default: (event) => sayPresent(event, null) };
