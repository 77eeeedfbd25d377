import { requireThere } from '#web/require.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
	requireThere(event);
};
