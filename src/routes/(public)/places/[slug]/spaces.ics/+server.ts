import { placeBySlug } from '#network/server';
import { placeSpacesCalendar } from '#spaces/pages/calendars.server.ts';
import { occasions } from '../../../../../nouns.ts';
import type { RequestHandler } from './$types';

/** What the spaces of a place are taken by. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) =>
	placeSpacesCalendar(await placeBySlug(params.slug), locale, occasions);
