import { leave, leavingShown, takeBack } from '#city/pages/voices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ area: 'city' as const, ...(await leavingShown(event)) });

export const actions: Actions = { leave, withdraw: takeBack };
