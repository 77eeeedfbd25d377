import type { RequestEvent } from '@sveltejs/kit';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, requireAct } from '#kernel/identity/policy.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { organizationById } from '#network/server';
import { isOver } from '#participation';
import { bookingById } from '#participation/server';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import { EARLY_MS } from '../../door.ts';
import { elsewhereSaid } from '../../elsewhere.ts';
import { isWithin } from '../../free.ts';
import {
	elsewhereAt,
	exceptionsOf,
	openBetween,
	type Reservation,
	type ReservationQuery,
	reservationById,
	reservationList,
	reservationSorts,
	reservationStates,
	spaceById
} from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { keepersFor } from './keeping.server.ts';

/** What the address of the list of reservations asks for, cut to the places that the viewer keeps: what is to come first, unless it is asked otherwise. */
export function reservationsAsked(url: URL, viewer: Viewer) {
	const query = listQuery(url, { sorts: reservationSorts, filters: ['state', 'when', 'place'] });
	const { state, when, place } = query.filters;
	const wanted: ReservationQuery = {
		...{ q: query.q, sort: query.sort, descending: query.descending, keepers: keepersFor(viewer) },
		state: reservationStates.find((one) => one === state),
		when: when === 'past' || when === 'coming' ? when : undefined,
		place: place || undefined
	};
	return { query, wanted };
}

type Entered = Readonly<{ viewer: Viewer; reservation: Reservation; space: Space }>;

/** Lets in whoever keeps the place of a reservation; for others there is none. */
export async function requireReservation(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } },
	act: Act = spaceActs.see
): Promise<Entered> {
	const viewer = await requireTeam(event, deskActs.enter);
	const reservation = await reservationById(event.params.id);
	const space = await spaceById(reservation.space);
	requireAct(viewer, act, { organisation: space.keeper });
	const { party } = await bookingById(reservation.booking);
	if (party) event.locals.concerns = party;
	return { viewer, reservation, space };
}

const MOST_SIBLINGS = 200;

/** A reservation with who booked it, the others of its series, and what can be done with it now. */
export async function reservationShown({ viewer, reservation, space }: Entered, locale: Locale, now = new Date()) {
	const { startsAt, endsAt, organization, series } = reservation;
	const { timeZone } = await hub();
	const past = endsAt <= now;
	const stretch = { from: startsAt, until: endsAt };
	const [booking, exceptions, payer, siblings, there] = await Promise.all([
		bookingById(reservation.booking),
		exceptionsOf(space),
		organization ? organizationById(organization) : null,
		series ? reservationList({ series, keepers: keepersFor(viewer) }, { offset: 0, limit: MOST_SIBLINGS }) : null,
		past ? null : elsewhereAt(space, stretch)
	]);
	const seats = booking.seats.filter(({ state }) => !isOver(state));
	const asked = seats.some(({ state }) => state === 'submitted');
	const awaits = seats.some(({ state }) => state === 'confirmed' || state === 'no_show');
	const soon = startsAt.getTime() - EARLY_MS <= now.getTime() && !past;
	const came = seats.some(({ state }) => state === 'fulfilled' || state === 'no_show');
	return {
		reservation,
		space,
		booking: { ...booking, state: (seats[0] ?? booking.seats[0])?.state ?? 'confirmed' },
		payer: payer && { id: payer.id, name: payer.name },
		siblings: (siblings?.rows ?? []).filter(({ id }) => id !== reservation.id),
		outside: !isWithin(stretch, openBetween(space, exceptions, stretch, timeZone)),
		mayAnswer: asked && !past,
		mayChange: seats.length > 0 && !past && !came,
		/** Whether she may be let in now, whoever says that she has come. */
		mayArrive: soon && awaits,
		elsewhere: there && elsewhereSaid(there, locale, timeZone, now),
		local: { from: localOf(startsAt, timeZone), until: localOf(endsAt, timeZone) }
	};
}
