import { reservationCalendar } from '#spaces/pages/calendars.server.ts';
import type { RequestHandler } from './$types';

/** A reservation, to put into one's own calendar. */
export const GET: RequestHandler = ({ params, locals: { locale } }) => reservationCalendar(params.token, locale);
