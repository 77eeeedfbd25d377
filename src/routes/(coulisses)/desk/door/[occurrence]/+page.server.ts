import { answer, Order, requireDoor, requireNames, rowsFor, seesNames } from '#agenda/desk/door/door.server.ts';
import { type Part, parts } from '#agenda/desk/door/rows.ts';
import { nameOf } from '#agenda/desk/door/walker.ts';
import { allCategories, arrivalsOf, categoriesOf } from '#agenda/server';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const door = await (searchParams.has('names') ? requireNames(event) : requireDoor(event));
	const { viewer: _, ...listing } = door;
	const [rows, kinds] = await Promise.all([arrivalsOf(listing.occurrence.id), kindsOf(listing.offering.id)]);
	const part: Part = parts.find((one) => one === searchParams.get('part')) ?? 'expected';
	return {
		...listing,
		...kinds,
		rows: rowsFor(door, rows),
		named: seesNames(door),
		key: newId(),
		q: (searchParams.get('q') ?? '').slice(0, 200),
		part
	};
};

/** The kinds of tickets that somebody may have, and those that are offered. */
async function kindsOf(offering: string) {
	const [categories, offered] = await Promise.all([allCategories([offering]), categoriesOf(offering)]);
	return { categories, offered };
}

/** What the devices' orders are without JavaScript. A page loaded again sends the same nonce, which counts once. */
export const actions: Actions = {
	pass: (event) =>
		obey(event, (form) => ({
			act: fieldOf(form, 'act'),
			ticket: fieldOf(form, 'ticket'),
			nonce: fieldOf(form, 'nonce') || newId(),
			decided: ticked(form, 'decided'),
			gate: fieldOf(form, 'gate')
		})),
	walkIn: (event) =>
		obey(event, (form) => ({
			act: 'walk_in',
			...nameOf(form),
			seats: fieldOf(form, 'seats') || '1',
			category: fieldOf(form, 'category'),
			nonce: fieldOf(form, 'nonce') || newId(),
			beyond: fieldOf(form, 'beyond') === 'yes',
			gate: fieldOf(form, 'gate')
		})),
	undo: (event) => obey(event, (form) => ({ act: 'undo', nonce: fieldOf(form, 'nonce') }))
};

async function obey(event: RequestEvent, read: (form: FormData) => unknown) {
	const listing = await requireDoor(event);
	const order = Order.safeParse(read(await event.request.formData()));
	if (!order.success) {
		const [issue] = order.error.issues;
		const known = issue?.message.startsWith('participation_') ? issue.message : 'kernel_bad_request';
		throw refused(issue?.path[0] === 'ticket' ? 'participation_ticket_unknown' : known, {}, 422);
	}
	const { status, answer: said } = await answer(listing, order.data, event.locals.locale);
	return status === 200 ? { answer: said } : fail(status, { answer: said });
}
