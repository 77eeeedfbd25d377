import { paperFile } from '../../../class-form.server.ts';
import { bookedPaper } from '../booking.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { locale } }) =>
	paperFile(params.paper, await bookedPaper(params.token), locale);
