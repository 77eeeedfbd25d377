import { parcelAnswer } from '#city/pages/parcels.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { RequestHandler } from './$types';

/** A parcel as the file that somebody carries to another hub. */
export const GET: RequestHandler = async (event) => parcelAnswer(await requireTrail(event), event.params.parcel);
