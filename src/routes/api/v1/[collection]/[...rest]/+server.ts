import { answerProgram } from '#api.ts';
import { OPTIONS } from '../+server.ts';
import type { RequestHandler } from './$types';

/** One thing, and what is done with it: `/api/v1/proposals/…/publish`. */
const answers =
	(method: 'get' | 'post' | 'put'): RequestHandler =>
	(event) =>
		answerProgram(event, method, `/${event.params.collection}/${event.params.rest}`);

export const GET = answers('get');
export const POST = answers('post');
export const PUT = answers('put');
export { OPTIONS };
