import { doorNow, requireScreen } from '#spaces/pages/door/door.server.ts';
import { version } from '$app/env';
import { occasions } from '../../../../../nouns.ts';
import type { RequestHandler } from './$types';

/** What the screen knows now, for the screen itself; with the version of the program, whose page it must be. */
export const GET: RequestHandler = async (event) => {
	const space = await requireScreen(event);
	return Response.json({ ...(await doorNow(space, occasions, event.locals.locale)), version });
};
