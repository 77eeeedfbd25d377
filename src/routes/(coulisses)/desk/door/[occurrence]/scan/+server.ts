import { answer, Order, requireDoor } from '#agenda/desk/door/door.server.ts';
import { refused } from '#kernel/errors.ts';
import type { RequestHandler } from './$types';

/** One order of a device at the door; a refusal is answered with its status and the same shape. */
export const POST: RequestHandler = async (event) => {
	const listing = await requireDoor(event);
	const given: unknown = await event.request.json().catch(() => null);
	const order = Order.safeParse(given);
	if (!order.success) throw refused('kernel_bad_request', {}, 400);
	const { status, answer: said } = await answer(listing, order.data, event.locals.locale);
	return Response.json(said, { status });
};
