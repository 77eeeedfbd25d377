import { arrivalShown, arriveByPhone } from '#spaces/pages/door/arriving.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ area: 'network' as const, ...(await arrivalShown(event)) });

export const actions: Actions = { default: arriveByPhone };
