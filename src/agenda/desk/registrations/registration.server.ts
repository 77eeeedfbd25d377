import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act as Right, requireAct } from '#kernel/identity/policy.ts';
import { isLocale } from '#kernel/words.ts';
import { holdsPlace, isOver } from '#participation';
import { bookingById, doublesOf } from '#participation/server';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Listing } from '../../index.ts';
import { besideSeats, readByHand } from '../../pages/registration.server.ts';
import {
	allCategories,
	answersOf,
	bookedOccurrence,
	categoriesOf,
	noteOf,
	othersFor,
	questionsOf,
	type Registration,
	registerByHand,
	registrationOf,
	roomFor
} from '../../server/index.ts';

/** A registration for those who answer for its activity; for others there is none. */
export async function requireRegistration(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { booking: string } },
	right: Right
): Promise<{ viewer: Viewer; registration: Registration }> {
	const viewer = await requireTeam(event, deskActs.enter);
	const registration = await registrationOf(event.params.booking);
	requireAct(viewer, right, { organisation: registration.organization });
	if (registration.person) event.locals.concerns = registration.person;
	return { viewer, registration };
}

/** A registration with its seats, what was answered and noted, and what can be done with it now. */
export async function registrationShown(registration: Registration) {
	const { id } = registration;
	const [booking, answers, note, others, doubles, categories, offered, { occurrence }] = await Promise.all([
		bookingById(id),
		answersOf([id]),
		noteOf(id),
		othersFor(registration),
		doublesOf([id]),
		allCategories([registration.offering]),
		categoriesOf(registration.offering),
		bookedOccurrence(registration.occurrence)
	]);
	const past = registration.endsAt <= new Date();
	const live = booking.seats.filter(({ state }) => !isOver(state));
	const asks = live.some(({ state }) => state === 'submitted');
	const { places } = occurrence;
	// where there is room, who may wait for a place has it at once
	const waits = !past && asks && places.waitingList && (await roomFor(live, occurrence)) < live.length;
	return {
		registration,
		source: booking.source,
		seats: booking.seats,
		answers: answers.get(id) ?? [],
		note: note ?? '',
		doubles: doubles.get(id) ?? [],
		...{ categories, offered },
		mayCancel: !past && live.some(({ state }) => state !== 'fulfilled' && state !== 'no_show'),
		others:
			live.length && live.every(({ state }) => state !== 'fulfilled' && state !== 'no_show') && !asks ? others : [],
		asks: !past && asks,
		mayWait: waits,
		mayDecide: !past && live.length > 0 && live.every(({ state }) => !holdsPlace(state))
	};
}

/** Registers whom the form names by hand, and leads to the registration. */
export async function registerFrom(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	{ viewer, listing: { occurrence, offering } }: Readonly<{ viewer: Viewer; listing: Listing }>
) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const [questions, categories] = await Promise.all([questionsOf(offering.id), categoriesOf(offering.id)]);
	const read = readByHand(form, { questions, categories }, locale);
	const language = fieldOf(form, 'locale');
	const note = fieldOf(form, 'note');
	const typed = { ...read.typed, locale: language, note };
	if (!read.request) return fail(422, { typed, problems: read.problems });
	const request = { ...read.request, locale: isLocale(language) ? language : locale };
	const by = {
		source: 'desk',
		answers: read.answers,
		fit: read.fit,
		note: { text: note, writtenBy: viewer.id }
	} as const;
	return attempt(event, besideSeats, typed, async () => {
		const { booking } = await registerByHand(request, occurrence.id, by);
		redirect(303, href(`/desk/registrations/${booking.id}?done=added`, locale));
	});
}
