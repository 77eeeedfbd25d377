import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { shownNow } from '#nouns.ts';
import { catalogueOf } from '../../../../catalogue.ts';
import type { RequestHandler } from './$types';

/** The open data as a catalogue (DCAT-AP 3). */
export const GET: RequestHandler = async () => {
	const { open } = await shownNow();
	return Response.json(catalogueOf(await hub(), open, publicUrl()), {
		headers: { 'content-type': 'application/ld+json' }
	});
};
