import type { LayoutServerLoad } from './$types';
import { team } from './guard.server.ts';

export const load: LayoutServerLoad = async (event) => {
	await team(event, 'desk.enter');
	return { area: 'network' };
};
