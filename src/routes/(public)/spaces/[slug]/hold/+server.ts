import { holdFrom } from '#spaces/pages/hold.server.ts';
import { requireSignedIn } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Holds a time of a space while its form is filled in: `{ until }`, or null where it cannot be held. */
export const POST: RequestHandler = async (event) =>
	Response.json(await holdFrom(event, requireSignedIn(event.locals.viewer), event.params.slug));
