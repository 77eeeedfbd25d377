import { spaceCalendar } from '#spaces/pages/calendars.server.ts';
import { occasions } from '../../../../../nouns.ts';
import type { RequestHandler } from './$types';

/** What a space is taken by: what is public with its title, all else as taken. */
export const GET: RequestHandler = ({ params, locals: { locale } }) => spaceCalendar(params.slug, locale, occasions);
