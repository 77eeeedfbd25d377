import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { fail } from '#web/fail.server.ts';
import { byOwnAddress, keyIn, typedOf } from '#web/form.server.ts';
import { ReservationRequest } from '../index.ts';
import { bookSpace, inHouse, leaseOf, spaceBySlug } from '../server/index.ts';
import { endIn, momentIn } from '../server/times.ts';
import { beside, orInstead, takeOf } from './instead.server.ts';

const fields = ['day', 'from', 'until', 'quantity', 'name', 'email', 'people', 'purpose', 'adult', 'atDoor'] as const;

/** What was typed into the form of a reservation, as it is shown again. */
export type TypedBooking = Readonly<Record<(typeof fields)[number] | 'key', string>>;

type Booking = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** What the form begins with: the time that the address asks for, and what is known of the reader. */
export function firstTyped(params: URLSearchParams, viewer: Viewer | null): TypedBooking {
	const one = (name: string, shape: RegExp) => (shape.test(params.get(name) ?? '') ? (params.get(name) ?? '') : '');
	return {
		day: one('day', /^\d{4}-\d{2}-\d{2}$/),
		from: one('from', /^\d{2}:\d{2}$/),
		until: one('until', /^\d{2}:\d{2}$/),
		...{ quantity: '1', people: '', purpose: '', adult: '', atDoor: '' },
		...{ name: viewer?.name ?? '', email: viewer?.email ?? '', key: idempotencyKey() }
	};
}

/** Books a space as the form says, or what was chosen instead of it, and leads to the reservation. */
export async function bookFrom(event: Booking, slug: string) {
	const { locale, viewer } = event.locals;
	const { timeZone } = await hub();
	const form = byOwnAddress(await event.request.formData(), viewer);
	const take = takeOf(form);
	const space = await spaceBySlug(take?.slug ?? slug);
	const typed = { ...typedOf(form, fields), ...take?.time, key: keyIn(form) };
	const read = readBooking(typed, locale, timeZone);
	if (!read.success) return fail(422, { typed, problems: read.problems, instead: null });
	const request = read.data;
	return orInstead(event, { typed, space, request }, async () => {
		await limit('booking', request.email.toLowerCase());
		await limitLetter({ to: request.email, from: bearerOf(event) });
		const actor = viewer ? ref('person', viewer.id) : null;
		const lease = viewer && leaseOf(viewer.id);
		const terms = { actor, source: 'web', adult: typed.adult, lease } as const;
		const { receipt } = await inHouse(space, (tx) => bookSpace(tx, space.id, request, terms));
		redirect(303, href(`/spaces/booking/${receipt.token}`, locale));
	});
}

function readBooking(typed: TypedBooking, locale: Locale, timeZone: string) {
	const number = (text: string) => (text.trim() === '' ? null : Number(text));
	const parsed = ReservationRequest.safeParse({
		...{ name: typed.name, email: typed.email, locale, idempotencyKey: typed.key, purpose: typed.purpose },
		quantity: number(typed.quantity) ?? 1,
		people: number(typed.people),
		atDoor: typed.atDoor === 'on',
		startsAt: momentIn(typed.day, typed.from, timeZone),
		endsAt: endIn(typed, timeZone)
	});
	if (parsed.success) return parsed;
	const problems: Record<string, string> = {};
	for (const { path, message } of parsed.error.issues)
		problems[beside(message, String(path[0] ?? ''))] ??= words(message, {}, locale);
	return { success: false as const, problems };
}
