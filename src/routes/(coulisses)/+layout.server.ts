import { can } from '#kernel/identity/policy.ts';
import type { LayoutServerLoad } from './$types';
import { team } from './guard.server.ts';
import { wings } from './rooms.ts';

export const load: LayoutServerLoad = async (event) => {
	const viewer = await team(event, 'desk.enter');
	const open = wings.flatMap(({ rooms }) => rooms).filter(({ act }) => can(viewer, act));
	return { area: 'network', rooms: open.map(({ path }) => path) };
};
