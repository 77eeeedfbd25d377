import { hub } from '#kernel/server/hub.ts';
import { openApi } from '#kernel/server/open-data.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { shownNow } from '#nouns.ts';
import type { RequestHandler } from './$types';

/** What can be read without a key. */
export const GET: RequestHandler = async () =>
	Response.json(openApi((await hub()).name, `${publicUrl()}/api/v1`, (await shownNow()).open));
