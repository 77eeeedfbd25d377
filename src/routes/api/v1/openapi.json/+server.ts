import { hub } from '#kernel/server/hub.ts';
import { openApi } from '#kernel/server/open-api.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { shownNow } from '#nouns.ts';
import type { RequestHandler } from './$types';

/** What programs can read and do, and what they are told. */
export const GET: RequestHandler = async () => {
	const { open, operations, announcements } = await shownNow();
	const server = `${publicUrl()}/api/v1`;
	return Response.json(openApi({ title: (await hub()).name, server, collections: open, operations, announcements }));
};
