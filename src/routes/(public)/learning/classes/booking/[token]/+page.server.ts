import { redirect } from '@sveltejs/kit';
import { obstacle } from '#agenda';
import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { classBooking, endOf, ownAlone, startOf } from '#learning/pages/classes/booking/booking.server.ts';
import { ClassBooking, changePhone, resizeClass } from '#learning/server';
import { holdsPlace, isOver } from '#participation';
import { cancel } from '#participation/server';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { viewer } }) => {
	setHeaders(ownAlone);
	const { booking, visit, listing, offer } = await classBooking(params.token);
	const mine = viewer !== null && viewer.id === booking.party;
	const seesAll = mine || can(viewer, 'registrations.see', { organisation: listing.offering.organization.id });
	const states = booking.seats.map(({ state }) => state);
	return {
		area: 'learning' as const,
		...listing,
		visit: { ...visit, phone: endOf(visit.phone) },
		email: seesAll ? booking.email : startOf(booking.email),
		least: offer.minPupils,
		most: offer.maxPupils,
		holds: states.some(holdsPlace),
		waits: states.includes('waitlisted'),
		open: states.some((state) => !isOver(state)) && !obstacle({ ...listing.occurrence, registration: 'open' }),
		mine
	};
};

type Typed = { pupils: string; adults: string; phone: string };
const nothing: Typed = { pupils: '', adults: '', phone: '' };
const AtSchool = ClassBooking.pick({ pupils: true });
const AtHub = ClassBooking.pick({ pupils: true, adults: true });
const Reached = ClassBooking.pick({ phone: true });
const how = { source: 'web' } as const;

async function answer(
	{ params, locals: { locale } }: RequestEvent,
	done: string,
	typed: Typed,
	act: (booking: string) => Promise<unknown>
) {
	const { booking } = await classBooking(params.token);
	const failed = await act(booking.id).then(
		() => null,
		(error: unknown) => problem(error, typed, locale)
	);
	if (failed) return failed;
	redirect(303, href(`/learning/classes/booking/${params.token}?done=${done}`, locale));
}

export const actions: Actions = {
	resize: async (event) => {
		const form = await event.request.formData();
		const typed = { ...nothing, pupils: fieldOf(form, 'pupils'), adults: fieldOf(form, 'adults') };
		const { booking, visit } = await classBooking(event.params.token);
		const { pupils, adults } = typed;
		const read = visit.atSchool ? AtSchool.safeParse({ pupils }) : AtHub.safeParse({ pupils, adults });
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		const wanted = { adults: null, ...read.data };
		const actor = booking.party ? { kind: 'person', id: booking.party } : null;
		return answer(event, 'resized', typed, (id) => transaction((tx) => resizeClass(tx, id, wanted, { ...how, actor })));
	},
	phone: async (event) => {
		const typed = { ...nothing, phone: fieldOf(await event.request.formData(), 'phone') };
		const read = Reached.safeParse({ phone: typed.phone });
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		return answer(event, 'phone', typed, (id) => transaction((tx) => changePhone(tx, id, read.data.phone)));
	},
	cancel: async (event) =>
		answer(event, 'cancelled', nothing, (id) => transaction((tx) => cancel(tx, id, { ...how, by: 'party' })))
};
