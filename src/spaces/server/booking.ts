import { refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { idNamed } from '#kernel/id.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { bookingById } from '#participation/server';
import type { Stretch } from '../free.ts';
import type { ReservationRequest } from '../reservation.ts';
import { allot, Taken } from './allocations.ts';
import { checkMachine, companionOf, keepCompanion } from './machines/needs.ts';
import { exceptionsOf } from './open.ts';
import { elsewhereAt } from './outside/elsewhere.ts';
import { hasPlan } from './plans/contracts.ts';
import { spaceById } from './reading.ts';
import {
	bookedFor,
	moveReservation,
	type Reserved,
	reservationById,
	reservationId,
	reserve,
	type Wished,
	wishOf
} from './reservations.ts';
import { checkRules } from './ruling.ts';

type Terms = Omit<Parameters<typeof reserve>[3], 'approval' | 'outside' | 'series'>;
/** `adult`: who is beside a minor at a machine. */
type Own = Terms & Readonly<{ adult?: string | null }>;

/**
 * Books a space for somebody who does it herself: under its rules, and for approval where they want one or the time is taken elsewhere.
 * @throws what `checkRules`, `checkMachine` and `reserve` throw, spaces_for_team, spaces_sign_in, spaces_for_residents without a plan that runs that day, or spaces_gone for a space in the trash.
 */
export async function bookSpace(tx: Tx, space: string, request: ReservationRequest, terms: Own): Promise<Reserved> {
	const { adult = null, ...plain } = terms;
	const { locale } = request;
	const answered = await allowed(tx, space, [request], { actor: terms.actor, adult, locale });
	const reserved = await reserve(tx, space, request, { ...plain, ...answered });
	await keepCompanion(tx, reserved.reservation, terms.actor, adult);
	return reserved;
}

/** The same at several times: all of them, or none. @throws what `bookSpace` throws, and `Taken` with every one that somebody else has. */
export async function bookSeriesBySelf(
	tx: Tx,
	space: string,
	request: ReservationRequest,
	times: readonly Times[],
	terms: Terms
): Promise<Reserved[]> {
	const answered = await allowed(tx, space, times, { actor: terms.actor, adult: null, locale: request.locale });
	return bookSeries(tx, space, request, times, { ...terms, ...answered });
}

/**
 * Moves a reservation for whoever has it: under the rules of where it goes. What the team answers is moved only while it waits.
 * @throws what `bookSpace` throws, spaces_moves_team, or participation_past once it has begun.
 */
export async function moveBySelf(tx: Tx, id: string, to: Stretch & Readonly<{ space: string }>, by: By): Promise<void> {
	const before = await reservationById(id, tx);
	if (before.startsAt <= new Date()) throw refused('participation_past');
	const { seats, party, locale } = await bookingById(before.booking, tx);
	const time = { startsAt: to.from, endsAt: to.until };
	const adult = await companionOf(id, tx);
	const who = { actor: party ? ref('person', party) : null, adult, locale };
	const { approval, outside } = await allowed(tx, to.space, [time], who);
	if (!seats.some(({ state }) => state === 'submitted')) {
		// somebody has the time elsewhere: that is for the team to settle
		if (outside) throw new Taken([{ space: to.space, quantity: before.quantity, ...time }]);
		if (approval || (await spaceById(before.space, tx)).approval) throw refused('spaces_moves_team');
	}
	await moveReservation(tx, id, to, by);
}

type Times = Pick<ReservationRequest, 'startsAt' | 'endsAt'>;
type Who = Readonly<{ actor: Ref | null; adult: string | null; locale: Locale }>;

/** Checks some times of a space for whoever does it herself. Throws what `bookSpace` does. @returns whether the team answers it, and whether because one is taken elsewhere. */
export async function allowed(
	tx: Tx,
	space: string,
	times: readonly Times[],
	who: Who
): Promise<{ approval: boolean; outside: boolean }> {
	const { timeZone } = await hub();
	const { actor } = who;
	const found = await spaceById(space, tx);
	if (found.deletedAt) throw refused('spaces_gone', {}, 422);
	if (found.openTo === 'team') throw refused('spaces_for_team');
	if (found.openTo !== 'anybody' && !actor) throw refused('spaces_sign_in', {}, 401);
	const apart = await exceptionsOf(found, tx);
	let outside = false;
	for (const { startsAt: from, endsAt: until } of times) {
		if (found.openTo === 'residents' && !(await hasPlan(actor?.id ?? '', localOf(from, timeZone).slice(0, 10), tx)))
			throw refused('spaces_for_residents', {}, 403);
		checkRules(found, apart, { from, until }, timeZone);
		await checkMachine(tx, found, { from, until }, who);
		outside ||= (await elsewhereAt(found, { from, until }, tx)) !== null;
	}
	return { approval: found.approval || outside, outside };
}

/** Books a space at several times, or at some of them another one of its place: all of them, or `Taken` names every one that somebody else has. */
export async function bookSeries(
	tx: Tx,
	space: string,
	request: Wished,
	times: readonly (Times & Readonly<{ space?: string }>)[],
	terms: Terms & Readonly<{ approval?: boolean; outside?: boolean }>
): Promise<Reserved[]> {
	const series = idNamed('series', request.idempotencyKey);
	const all = times.map(({ space: other = space, ...time }) => ({ space: other, one: { ...request, ...time } }));
	const wishes = all.map(({ space, one }) => ({
		...{ id: reservationId(space, one, series), space, operation: terms.operation ?? null },
		...{ startsAt: one.startsAt, endsAt: one.endsAt, quantity: one.quantity }
	}));
	await allot(tx, wishes.map(wishOf), { actor: terms.actor, source: terms.source });
	const party = bookedFor(request, terms);
	const made: Reserved[] = [];
	for (const { space, one } of all)
		made.push(await reserve(tx, space, one, { approval: false, ...terms, series, party }));
	return made;
}
