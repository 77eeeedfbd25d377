import type { LayoutServerLoad } from './$types';
import { signedIn } from './guard.server.ts';

export const load: LayoutServerLoad = (event) => {
	signedIn(event);
	return { area: 'network' };
};
