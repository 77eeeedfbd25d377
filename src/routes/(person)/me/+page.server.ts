import { redirect } from '@sveltejs/kit';
import { isPast, type Listing } from '#agenda';
import { publishedOccurrences } from '#agenda/server';
import { runsOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { rename } from '#kernel/identity/server/persons.ts';
import { signOut } from '#kernel/identity/server/sessions.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { transaction } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { applicationsOf, applicationsToRead, enrolmentsOf, workshopsOfPerson } from '#learning/server';
import { isOver } from '#participation';
import { type Booking, bookingsOf, tokenOf } from '#participation/server';
import { showsWorkedOn } from '#stage/server';
import { attempt } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 60;

export const load: PageServerLoad = async (event) => {
	const { id, name, email, locale } = requirePerson(event);
	const bookings = (await bookingsOf(id)).filter(({ subject }) => subject.kind === 'occurrence').slice(0, SHOWN);
	const found = await publishedOccurrences(bookings.map(({ subject }) => subject.id));
	const listings = new Map(found.map((one) => [one.occurrence.id, one]));
	const mine = bookings.flatMap((booking) => {
		const listing = listings.get(booking.subject.id);
		// what is not published any more is not shown
		return listing ? registration(booking, listing, id) : [];
	});
	const offerings = mine.map(({ offering }) => offering.id);
	const inTime = mine.toSorted((a, b) => a.occurrence.startsAt.getTime() - b.occurrence.startsAt.getTime());
	const stands = ({ occurrence, over }: (typeof mine)[number]): boolean => !over && !isPast(occurrence);
	return {
		coming: inTime.filter(stands),
		past: inTime.filter((one) => !stands(one)).reverse(),
		known: { name, email, locale },
		crew: (await showsWorkedOn(id)).length > 0,
		journey: (await runsOf(id)).length > 0,
		workshops: (await workshopsOfPerson(id, offerings)).length > 0,
		studies: (await Promise.all([enrolmentsOf(id), applicationsOf(id), applicationsToRead(id)])).some(
			(some) => some.length
		)
	};
};

export const actions: Actions = {
	rename: async (event) => {
		const { id } = requirePerson(event);
		const text = await typedIn(event);
		const typed = { name: text('name'), locale: text('locale') };
		return attempt(event, 'name', typed, async () => {
			const locale = isLocale(typed.locale) ? { locale: typed.locale } : {};
			const by = { actor: ref('person', id), source: 'web' } as const;
			await transaction((tx) => rename(tx, id, { name: typed.name, ...locale }, by));
			redirect(303, `${href('/me?done=name', event.locals.locale)}#about`);
		});
	},
	signOut: async (event) => {
		setCookies(event.cookies, await signOut(callerOf(event)));
		redirect(303, href('/', event.locals.locale));
	}
};

/** A booking with what it is for. Only whoever booked may change it. */
function registration({ id, party, seats }: Booking, listing: Listing, viewer: string) {
	const states = [...new Set(seats.map(({ state }) => state))];
	return {
		...listing,
		id,
		seats: seats.length,
		states,
		over: states.every(isOver),
		position: seats.find(({ position }) => position !== null)?.position ?? null,
		token: party === viewer ? tokenOf(id) : null
	};
}
