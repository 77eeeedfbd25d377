import type { PageServerLoad } from './$types';

/** The same for everybody: what is on a device is read there. */
export const load: PageServerLoad = () => ({ area: 'city' as const });
