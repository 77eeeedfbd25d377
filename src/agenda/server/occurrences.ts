import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { locales, type Words } from '#kernel/words.ts';
import { placeBySlug } from '#network/server';
import {
	bookingsFor,
	cancelSubject,
	closeLater,
	closePool,
	lockPools,
	openPool,
	reinstateSubject,
	reopenPool
} from '#participation/server';
import { spaceBySlug } from '#spaces/server';
import type { Status } from '../occurrence.ts';
import type { Mode, NewOccurrence } from '../offering.ts';
import { limitIn } from './categories.ts';
import { offeringExists } from './offerings.ts';
import { keepRooms } from './rooms.ts';
import { within } from './tables.ts';

const MINUTE = 60_000;
/** Why seats are cancelled with their occurrence, for the log. */
const CALLED_OFF = 'occurrence_cancelled';

/**
 * Plans an occurrence of an offering and opens its pool of places; one in the past may be written down too.
 * @param recurrence the recipe that made it, if one did.
 * @returns its id and its pool's. Throws 404 for an unknown offering or place.
 */
export async function schedule(
	tx: Tx,
	offering: string,
	given: NewOccurrence,
	by: By,
	recurrence: string | null = null
): Promise<{ id: string; pool: string }> {
	await offeringExists(tx, offering);
	const { startsAt, endsAt, timeZone, capacity, waiting, offerMinutes } = given;
	const { mode = 'on_site', onlineUrl = null, theme = null, apart = false } = given;
	const { registrationFrom = null, registrationUntil = null } = given;
	const where = await whereIn(tx, given.place, given.space ?? null);
	const pool = await openPool(tx, { capacity, waiting, offerMinutes, closesAt: startsAt });
	const id = newId();
	await within(tx)
		.insertInto('agenda.occurrence')
		.values({
			...{
				id,
				offering,
				startsAt,
				endsAt,
				timeZone,
				...where,
				mode,
				onlineUrl,
				recurrence,
				apart,
				registrationFrom,
				registrationUntil,
				pool,
				cancelledAt: null
			},
			theme: theme && JSON.stringify(theme)
		})
		.execute();
	await record(tx, {
		...by,
		verb: 'agenda.scheduled',
		object: ref('occurrence', id),
		context: ref('offering', offering),
		detail: { minutes: minutesOf(given), capacity }
	});
	await limitIn(tx, offering, pool, by);
	if (where.space) await keepRooms(tx, [id], by);
	return { id, pool };
}

/** When and where something moves to; what is not said of being online stays. */
export type Move = Readonly<{
	startsAt: Date;
	endsAt: Date;
	/** The slug of the place. */
	place: string | null;
	/** The slug of the space; when it is not said, it stays as long as the place does. */
	space?: string | null;
	mode?: Mode;
	onlineUrl?: string | null;
}>;

/**
 * Moves an occurrence in time or to another place, online or not; whoever registered is told by letter. The same again changes nothing.
 * @throws 404 for an unknown occurrence or place, agenda_is_cancelled, agenda_ends_first.
 */
export async function reschedule(tx: Tx, id: string, move: Move, by: By): Promise<void> {
	const { startsAt, endsAt } = move;
	if (endsAt <= startsAt) throw refused('agenda_ends_first', {}, 422);
	await closeLater(tx, await poolOf(tx, id), startsAt);
	const before = await held(tx, id);
	if (before.status === 'cancelled') throw refused('agenda_is_cancelled');
	const mode = move.mode ?? before.mode;
	const onlineUrl = mode === 'on_site' ? null : move.onlineUrl === undefined ? before.onlineUrl : move.onlineUrl;
	const where = await whereTo(tx, move, before);
	const placeChanged =
		where.place !== before.place ||
		where.space !== before.space ||
		mode !== before.mode ||
		onlineUrl !== before.onlineUrl;
	const moved = startsAt.getTime() - before.startsAt.getTime();
	if (!placeChanged && !moved && endsAt.getTime() === before.endsAt.getTime()) return;
	await change(tx, id, { startsAt, endsAt, ...where, mode, onlineUrl });
	if (before.startsAt <= new Date() && startsAt > new Date()) {
		const pool = await poolOf(tx, id);
		await limitIn(tx, before.offering, pool, by);
		await reopenPool(tx, pool, by);
	}
	await record(tx, {
		...by,
		verb: 'agenda.rescheduled',
		object: ref('occurrence', id),
		context: ref('offering', before.offering),
		detail: { minutes: minutesOf({ startsAt, endsAt }), movedMinutes: Math.round(moved / MINUTE), placeChanged }
	});
	await keepRooms(tx, [id], by);
}

/** Says what a séance of a series is about; nobody gets a letter for it. @throws 404. */
export async function setTheme(tx: Tx, id: string, theme: Words | null, by: By): Promise<void> {
	const before = await held(tx, id);
	if (sameWords(before.theme, theme)) return;
	await change(tx, id, { theme: theme && JSON.stringify(theme) });
	const detail = { fields: 1 };
	const context = ref('offering', before.offering);
	await record(tx, { ...by, verb: 'agenda.rewritten', object: ref('occurrence', id), context, detail });
}

/**
 * Takes an occurrence away that nobody ever booked, as one that was made by mistake.
 * @throws agenda_remove_booked when somebody did: then it can only be called off; agenda_remove_used when it has materials or the like; 404.
 */
export async function removeOccurrence(tx: Tx, id: string, by: By): Promise<void> {
	const pool = await poolOf(tx, id);
	await closePool(tx, pool, by);
	const { offering, startsAt, endsAt } = await held(tx, id);
	const { length } = await bookingsFor(ref('occurrence', id), tx);
	if (length) throw refused('agenda_remove_booked', { count: length });
	await within(tx).deleteFrom('agenda.occurrence').where('id', '=', id).execute().catch(inUse);
	await keepRooms(tx, [id], by);
	await within(tx).updateTable('agenda.offering').set({ updatedAt: new Date() }).where('id', '=', offering).execute();
	await record(tx, {
		...by,
		verb: 'agenda.removed',
		object: ref('occurrence', id),
		context: ref('offering', offering),
		detail: { minutes: minutesOf({ startsAt, endsAt }) }
	});
}

/**
 * Calls an occurrence off and cancels, in the same transaction, all that was booked for it. A second call changes nothing.
 * @param reason why, in words that whoever had registered reads.
 * @throws 404 for an unknown occurrence, agenda_is_over when it has ended.
 */
export async function cancel(tx: Tx, id: string, by: By, reason: Words | null = null): Promise<void> {
	// the pool is locked first, as a registration does: so none can slip in between, and no two wait for each other
	await closePool(tx, await poolOf(tx, id), { ...by, keepOffers: true });
	const { status, endsAt, startsAt, offering } = await held(tx, id);
	if (status === 'cancelled') return;
	const at = by.at ?? new Date();
	if (endsAt <= at) throw refused('agenda_is_over');
	await change(tx, id, { status: 'cancelled', cancelledAt: at, cancelReason: reason && JSON.stringify(reason) });
	const seats = await cancelSubject(tx, ref('occurrence', id), CALLED_OFF, by);
	await record(tx, {
		...by,
		verb: 'agenda.cancelled',
		object: ref('occurrence', id),
		context: ref('offering', offering),
		detail: { minutes: minutesOf({ startsAt, endsAt }), seats }
	});
	await keepRooms(tx, [id], by);
}

/**
 * Lets a cancelled occurrence take place after all: who had a place when it was called off has it again, and it its room, unless somebody else has that now: then it clashes. A second call
 * changes nothing.
 * @throws 404, agenda_is_over when it has ended.
 */
export async function reinstate(tx: Tx, id: string, by: By): Promise<void> {
	const pool = await poolOf(tx, id);
	await lockPools(tx, [pool]);
	const { status, endsAt, startsAt, offering } = await held(tx, id);
	if (status === 'scheduled') return;
	if (endsAt <= new Date()) throw refused('agenda_is_over');
	await change(tx, id, { status: 'scheduled', cancelledAt: null, cancelReason: null });
	const seats = await reinstateSubject(tx, ref('occurrence', id), CALLED_OFF, { ...by, pool });
	if (startsAt > new Date()) await reopenPool(tx, pool, by);
	await record(tx, {
		...by,
		verb: 'agenda.reinstated',
		object: ref('occurrence', id),
		context: ref('offering', offering),
		detail: { minutes: minutesOf({ startsAt, endsAt }), seats }
	});
	await keepRooms(tx, [id], by, { clash: 'show' });
}

async function poolOf(tx: Tx, id: string): Promise<string> {
	const row = await within(tx).selectFrom('agenda.occurrence').select('pool').where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row.pool;
}

async function held(tx: Tx, id: string) {
	const row = await within(tx)
		.selectFrom('agenda.occurrence')
		.select(['offering', 'startsAt', 'endsAt', 'place', 'space', 'mode', 'onlineUrl', 'theme', 'status'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

type Where = Readonly<{ place: string | null; space: string | null }>;

/** Where slugs lead: the place of a space is its own. */
async function whereIn(tx: Tx, place: string | null, space: string | null): Promise<Where> {
	if (!space) return { place: place ? (await placeBySlug(place, tx)).id : null, space: null };
	const found = await spaceBySlug(space, tx);
	return { place: found.place.id, space: found.id };
}

async function whereTo(tx: Tx, { place, space }: Move, before: Where): Promise<Where> {
	const to = await whereIn(tx, place, space ?? null);
	return space === undefined && to.place === before.place ? { ...to, space: before.space } : to;
}

async function change(tx: Tx, id: string, to: Change): Promise<void> {
	await within(tx)
		.updateTable('agenda.occurrence')
		.set((row) => ({ ...to, revision: row('revision', '+', 1), updatedAt: new Date() }))
		.where('id', '=', id)
		.execute();
}

type Change = Partial<
	Readonly<{
		startsAt: Date;
		endsAt: Date;
		place: string | null;
		space: string | null;
		mode: Mode;
		onlineUrl: string | null;
		theme: string | null;
		status: Status;
		cancelledAt: Date | null;
		cancelReason: string | null;
	}>
>;

/** PostgreSQL's codes for a row that another one still points to: 23001 where the key restricts, from version 18 on. */
function inUse(error: unknown): never {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	throw code === '23503' || code === '23001' ? refused('agenda_remove_used') : error;
}

const sameWords = (one: Words | null, other: Words | null): boolean =>
	one?.source === other?.source && locales.every((locale) => one?.[locale] === other?.[locale]);

const minutesOf = ({ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>): number =>
	Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE);
