import { can } from '#kernel/identity/policy.ts';
import { signedIn } from '../(person)/guard.server.ts';
import type { LayoutServerLoad } from './$types';
import { team } from './guard.server.ts';
import { wings } from './rooms.ts';

/** Who only checks tickets in needs no second factor: this page asks for one itself where it shows more. */
const DOOR = '/(coulisses)/desk/door/[occurrence]';

export const load: LayoutServerLoad = async (event) => {
	const viewer = event.route.id === DOOR ? signedIn(event) : await team(event, 'desk.enter');
	const open = wings.flatMap(({ rooms }) => rooms).filter(({ act }) => can(viewer, act));
	return { area: 'network', rooms: open.map(({ path }) => path) };
};
