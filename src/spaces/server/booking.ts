import { refused } from '#kernel/errors.ts';
import { idNamed } from '#kernel/id.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { ReservationRequest } from '../reservation.ts';
import { allot } from './allocations.ts';
import { checkMachine, keepCompanion } from './machines/needs.ts';
import { exceptionsOf } from './open.ts';
import { elsewhereAt } from './outside/elsewhere.ts';
import { hasPlan } from './plans/contracts.ts';
import { spaceById } from './reading.ts';
import { type Reserved, reservationId, reserve, wishOf } from './reservations.ts';
import { checkRules } from './ruling.ts';

type Terms = Omit<Parameters<typeof reserve>[3], 'approval' | 'outside' | 'series'>;
/** `adult`: who is beside a minor at a machine. */
type Own = Terms & Readonly<{ adult?: string | null }>;

/**
 * Books a space for somebody who does it herself: under its rules, and for approval where they want one or the time is taken elsewhere.
 * @throws what `checkRules`, `checkMachine` and `reserve` throw, spaces_for_team, spaces_sign_in, spaces_for_residents without a plan that runs that day, or 404 for a space in the trash.
 */
export async function bookSpace(tx: Tx, space: string, request: ReservationRequest, terms: Own): Promise<Reserved> {
	const { timeZone } = await hub();
	const found = await spaceById(space, tx);
	if (found.deletedAt) throw refused('spaces_gone', {}, 422);
	if (found.openTo === 'team') throw refused('spaces_for_team');
	if (found.openTo !== 'anybody' && !terms.actor) throw refused('spaces_sign_in', {}, 401);
	if (found.openTo === 'residents' && !(await mayAsResident(tx, terms.actor?.id ?? '', request, timeZone)))
		throw refused('spaces_for_residents', {}, 403);
	const time = { from: request.startsAt, until: request.endsAt };
	checkRules(found, await exceptionsOf(found, tx), time, timeZone);
	const { adult = null, ...plain } = terms;
	await checkMachine(tx, found, time, { actor: terms.actor, adult, locale: request.locale });
	const outside = (await elsewhereAt(found, time, tx)) !== null;
	const reserved = await reserve(tx, space, request, { ...plain, approval: found.approval || outside, outside });
	await keepCompanion(tx, reserved.reservation, terms.actor, adult);
	return reserved;
}

const mayAsResident = (tx: Tx, person: string, { startsAt }: ReservationRequest, timeZone: string): Promise<boolean> =>
	hasPlan(person, localOf(startsAt, timeZone).slice(0, 10), tx);

/** Books the same space at several times: all of them, or `Taken` names every one that somebody else has. */
export async function bookSeries(
	tx: Tx,
	space: string,
	request: ReservationRequest,
	times: readonly Pick<ReservationRequest, 'startsAt' | 'endsAt'>[],
	terms: Terms
): Promise<Reserved[]> {
	const series = idNamed('series', request.idempotencyKey);
	const all = times.map((time) => ({ ...request, ...time }));
	const wishes = all.map(({ startsAt, endsAt, quantity }, at) => ({
		...{
			id: reservationId(space, all[at] ?? request, series),
			space,
			startsAt,
			endsAt,
			quantity,
			operation: terms.operation ?? null
		}
	}));
	await allot(tx, wishes.map(wishOf), { actor: terms.actor, source: terms.source });
	const made: Reserved[] = [];
	for (const one of all) made.push(await reserve(tx, space, one, { ...terms, approval: false, series }));
	return made;
}
