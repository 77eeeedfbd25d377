import { answerSensorThings } from '#sensorthings.ts';
import type { RequestHandler } from './$types';

/** OGC SensorThings 1.1: what is observed in rooms and streets. */
export const GET: RequestHandler = (event) => answerSensorThings(event, 'GET');
export const POST: RequestHandler = (event) => answerSensorThings(event, 'POST');
export const PATCH: RequestHandler = (event) => answerSensorThings(event, 'PATCH');
export const DELETE: RequestHandler = (event) => answerSensorThings(event, 'DELETE');

/** What a browser asks before it reads from another site's page; a star stands for no `authorization`. */
export const OPTIONS: RequestHandler = () =>
	new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
			'access-control-allow-headers': '*, authorization',
			'access-control-max-age': '86400'
		}
	});
