import { type RequestEvent, redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isShown, personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { localOf, shifted } from '#kernel/server/clock.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { durationSaid } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { isOver, stateName } from '#participation';
import { type Booking, bookingByToken } from '#participation/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedOf } from '#web/form.server.ts';
import type { Space } from '../index.ts';
import {
	cancelReservation,
	inHouse,
	letGo,
	moveBySelf,
	type Reservation,
	reservationOf,
	setAtDoor,
	spaceById,
	spaceBySlug
} from '../server/index.ts';
import { stretchIn, type Typed } from '../server/times.ts';
import { atDoorOf } from './door/at-door.server.ts';
import { orInstead, takeOf } from './instead.server.ts';

type Visit = Pick<RequestEvent, 'locals' | 'setHeaders' | 'url' | 'request'> & { params: { token: string } };
type Reserved = Readonly<{ booking: Booking; reservation: Reservation; space: Space }>;

/** The reservation of a link: who has the link has it. @throws 404 */
export async function requireReservation({ params }: Pick<Visit, 'params'>): Promise<Reserved> {
	const booking = await bookingByToken(params.token);
	if (booking.subject.kind !== 'reservation') throw missing();
	const reservation = await reservationOf(booking.id);
	return { booking, reservation, space: await spaceById(reservation.space) };
}

/** A reservation as its page shows it, and what can be done with it now. */
export async function reservationShown({ booking, reservation, space }: Reserved, locale: Locale) {
	const { timeZone } = await hub();
	const now = new Date();
	const states = booking.seats.map(({ state }) => state);
	const standing = states.some((state) => state === 'submitted' || state === 'confirmed');
	const [start, end] = [localOf(reservation.startsAt, timeZone), localOf(reservation.endsAt, timeZone)];
	const day = (ahead: number) => shifted(localOf(now, timeZone), ahead).slice(0, 10);
	return {
		...{ area: 'venture' as const, space, email: booking.email, name: booking.name },
		reservation: {
			...{ startsAt: reservation.startsAt, endsAt: reservation.endsAt, quantity: reservation.quantity },
			...{ purpose: reservation.purpose, people: reservation.people, outside: reservation.outside },
			...{ atDoor: reservation.atDoor, answer: reservation.answer }
		},
		state: {
			waits: states.includes('submitted'),
			over: states.every(isOver),
			said: stateName(states[0] ?? 'cancelled')
		},
		tickets: await Promise.all(
			booking.seats.flatMap(({ state, ticket }) => (state === 'confirmed' ? ticketShown(ticket) : []))
		),
		atDoor: await atDoorOf(reservation, space, now),
		/** Whether she chooses if the screen beside the door says what it is for. */
		chooses: standing && reservation.endsAt > now && Boolean(reservation.purpose) && (await mayShow(booking)),
		cancels: standing && reservation.endsAt > now,
		moves: standing && mayMove({ reservation, space, waits: states.includes('submitted') }, now),
		late: isLate({ reservation, space }, now) ? durationSaid(space.cancelHours * 60, locale) : null,
		typed: { day: start.slice(0, 10), from: start.slice(11), until: end.slice(11) } satisfies Typed,
		days: { first: day(0), last: day(space.aheadDays) }
	};
}

/** Whoever has signed in and is no minor may have her words shown; anybody may have them taken away. */
async function mayShow({ party }: Booking): Promise<boolean> {
	const known = party ? await personById(party) : undefined;
	return known !== undefined && !maybeMinor(known) && (await isShown(party));
}

/** Has the screen beside the door say what it is for, or say it no more. */
export async function showAtDoor(event: Visit, { reservation, booking }: Reserved) {
	const shown = fieldOf(await event.request.formData(), 'shown') === 'yes';
	if (shown && !(await mayShow(booking))) throw missing();
	const to = `/spaces/booking/${event.params.token}?done=door`;
	const typed = { day: '', from: '', until: '' };
	return change(event, typed, (tx) => setAtDoor(tx, reservation, shown, partyOf(booking)), to);
}

/** What the team answers is not moved without it once it has. */
const mayMove = (
	{ reservation, space, waits }: Pick<Reserved, 'reservation' | 'space'> & { waits: boolean },
	now: Date
) => reservation.startsAt > now && space.openTo !== 'team' && !space.deletedAt && (waits || !space.approval);

const isLate = ({ reservation, space }: Pick<Reserved, 'reservation' | 'space'>, now: Date): boolean =>
	reservation.startsAt.getTime() - now.getTime() < space.cancelHours * 3_600_000;

async function ticketShown(ticket: string) {
	const svg = await QRCode.toString(ticket, { type: 'svg', margin: 1 });
	return { ticket, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/** Moves it to another time, or to another space that was offered instead. */
export async function moveIt(event: Visit, { reservation, space, booking }: Reserved) {
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const form = await event.request.formData();
	const take = takeOf(form);
	const typed = { ...typedOf(form, ['day', 'from', 'until']), ...take?.time };
	const to = stretchIn(typed, timeZone);
	if (!to) return fail(422, { typed, problems: { from: words('spaces_time_missing', {}, locale) }, instead: null });
	const target = take ? await spaceBySlug(take.slug) : space;
	const request = { startsAt: to.from, endsAt: to.until, quantity: reservation.quantity };
	return orInstead(event, { typed, space: target, request }, async () => {
		if (booking.party) await letGo(booking.party);
		await inHouse(target, (tx) => moveBySelf(tx, reservation.id, { ...to, space: target.id }, partyOf(booking)));
		redirect(303, href(`/spaces/booking/${event.params.token}?done=moved`, locale));
	});
}

/** Gives it back, once asked with what that means. */
export async function cancelIt(event: Visit, { reservation, space, booking }: Reserved) {
	const form = await event.request.formData();
	const typed = { day: '', from: '', until: '' };
	return change(
		event,
		typed,
		async (tx) => {
			const now = new Date();
			if (reservation.endsAt <= now) throw refused('participation_past');
			const late = isLate({ reservation, space }, now);
			const time = durationSaid(space.cancelHours * 60, event.locals.locale);
			await cancelReservation(tx, reservation.id, { ...partyOf(booking), side: 'party' });
			const says = [m.spaces_cancel_others(), ...(late ? [m.spaces_cancel_late({ time })] : [])];
			if (!booking.seats.every(({ state }) => isOver(state)))
				requireSure(event, { title: m.spaces_cancel_ask(), says, yes: m.spaces_cancel() }, form);
		},
		`/spaces/booking/${event.params.token}?done=cancelled`
	);
}

const partyOf = ({ party }: Booking) => ({
	actor: party ? ref('person', party) : null,
	source: 'web' as const
});
