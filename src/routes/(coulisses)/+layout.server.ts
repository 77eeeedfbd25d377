import { deskActs } from '#kernel/identity/acts.ts';
import { can } from '#kernel/identity/policy.ts';
import { opener } from '#kernel/server/sections.ts';
import { showsWorkedOn } from '#stage/server';
import { requirePerson, requireTeam, requireThere } from '#web/require.server.ts';
import type { LayoutServerLoad } from './$types';
import { wings } from './rooms.ts';

/** Who only checks tickets in needs no second factor: this page asks for one itself where it shows more. */
const DOOR = '/(coulisses)/desk/door/[occurrence]';
/** The crew of a show may have no other role here: these pages let in whoever works on one, and nobody else. */
const SHOWS = '/(coulisses)/desk/shows';

export const load: LayoutServerLoad = async (event) => {
	requireThere(event);
	const route = event.route.id ?? '';
	const own = route === DOOR || route === SHOWS || route.startsWith(`${SHOWS}/`);
	const viewer = own ? requirePerson(event) : await requireTeam(event, deskActs.enter);
	const isOpen = await opener();
	const open = wings.flatMap(({ rooms }) => rooms).filter(({ path, act }) => can(viewer, act) && isOpen(path));
	const crew = !open.length && (await showsWorkedOn(viewer.id)).length > 0;
	return { area: 'network', rooms: crew ? ['/desk/shows'] : open.map(({ path }) => path) };
};
