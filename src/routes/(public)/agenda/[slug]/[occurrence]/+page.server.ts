import { redirect } from '@sveltejs/kit';
import { obstacle } from '#agenda';
import { occurrence, register } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { retryAfter } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { BookingRequest } from '#participation';
import { fieldOf, problem, problemsOf } from '../../../../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_SEATS = 10;

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => {
	const listing = await listingOf(params);
	return {
		...listing,
		area: listing.offering.area,
		closed: obstacle(listing.occurrence),
		key: newId(),
		known: viewer && { name: viewer.name, email: viewer.email ?? '' }
	};
};

export const actions: Actions = {
	default: async ({ params, request, setHeaders, locals: { locale, viewer } }) => {
		await listingOf(params);
		const form = await request.formData();
		const text = (name: string): string => fieldOf(form, name);
		const typed = { name: text('name'), email: text('email'), seats: text('seats') || '1', key: text('key') };
		const parsed = BookingRequest.safeParse({
			name: typed.name,
			email: typed.email,
			seats: nameless(typed.seats),
			idempotencyKey: typed.key,
			locale
		});
		if (!parsed.success) return problemsOf(parsed.error, typed, locale);
		const actor = viewer ? ref('person', viewer.id) : null;
		const asked = limit('booking', parsed.data.email.toLowerCase()).then(() =>
			register(parsed.data, params.occurrence, { actor, source: 'web' })
		);
		const receipt = await asked.catch((error: unknown) => {
			setHeaders(retryAfter(error));
			return problem(error, typed, locale);
		});
		if (!('token' in receipt)) return receipt;
		redirect(303, href(`/booking/${receipt.token}`, locale));
	}
};

async function listingOf({ slug, occurrence: id }: { slug: string; occurrence: string }) {
	if (!isId(id)) throw missing();
	const listing = await occurrence(id);
	if (listing.offering.slug !== slug) throw missing();
	return listing;
}

/** As many places without a name; a number that is none becomes no place, which the request refuses with words. */
function nameless(count: string): { name?: string }[] {
	const seats = /^\d{1,3}$/.test(count.trim()) ? Math.min(Number(count), MOST_SEATS + 1) : 0;
	return Array.from({ length: seats }, () => ({}));
}
