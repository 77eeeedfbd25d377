import { valuesFile } from '#sensing/pages/values.server.ts';
import type { RequestHandler } from './$types';

/** The numbers of one chart: `?stream=3&range=week`; without a stream, of the first. */
export const GET: RequestHandler = ({ params, url, locals: { viewer, locale } }) =>
	valuesFile(url, params.thing, viewer, locale);
