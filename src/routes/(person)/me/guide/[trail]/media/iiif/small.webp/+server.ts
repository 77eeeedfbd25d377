import { smallOffered } from '#city/pages/iiif.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { RequestHandler } from './$types';

/** A picture that an address offers, fetched by the hub: the browser of whoever chooses asks nobody else. */
export const GET: RequestHandler = async (event) => smallOffered(event.url, await requireTrail(event));
