import { answerProgram } from '#api.ts';
import type { RequestHandler } from './$types';

/** Whatever a module gives as open data, by its name: `/api/v1/places?q=quai`; by a key also what it lets programs do. */
export const GET: RequestHandler = (event) => answerProgram(event, 'get', `/${event.params.collection}`);
export const POST: RequestHandler = (event) => answerProgram(event, 'post', `/${event.params.collection}`);

/** What a browser asks before it reads or writes from another site's page; the answer itself is open to all (`hooks.server.ts`). A star stands for no `authorization`. */
export const OPTIONS: RequestHandler = () =>
	new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-methods': 'GET, HEAD, POST, PUT',
			'access-control-allow-headers': '*, authorization',
			'access-control-max-age': '86400'
		}
	});
