import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { between, later, localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { lockPools, occupancy, resize } from '#participation/server';
import type { Mode } from '../offering.ts';
import type { Reach } from '../recurrence.ts';
import { type Move, reschedule, setTheme } from './occurrences.ts';
import { roomsAtOnce } from './rooms.ts';
import { type On, within } from './tables.ts';
import { sameWindow, setRegistration, windowAlong } from './windows.ts';

/** A séance as a form gives it back; the times are those of its zone's clock, such as `2026-11-25T18:30`. */
export type ChangedOccurrence = Readonly<{
	startsLocal: string;
	endsLocal: string;
	/** The slug of the place. */
	place: string | null;
	/** The slug of the space. */
	space: string | null;
	mode: Mode;
	onlineUrl: string | null;
	theme: Words | null;
	capacity: number | null;
	waiting: boolean;
	/** From when and until when one registers; when it is not said, it stays. */
	registrationFrom?: Date | null;
	registrationUntil?: Date | null;
}>;

/**
 * Changes one séance, or what was changed in it also in others of its series: the days they move by, the time of day, the length, the place, the
 * number of places. Each stays what it is, with its bookings and tickets; whoever registered is told by letter when it is another time or place.
 * A theme is of one séance only.
 * @returns how many séances the change was for. Throws what `reschedule` and `resize` throw (`Taken` names every clash), or 404.
 */
export async function changeOccurrences(
	tx: Tx,
	id: string,
	reach: Reach,
	given: ChangedOccurrence,
	by: By
): Promise<number> {
	const edited = await seance(tx, id);
	const targets = await targetsOf(tx, edited, reach);
	const size = await newSize(tx, edited.pool, given);
	const move = moveOf(edited, given);
	const reopened = given.registrationFrom !== undefined && !sameWindow(edited, given);
	const windowOf = ({ startsAt: to, timeZone }: Seance) => windowAlong(given, { timeZone, from: edited.startsAt, to });
	const pools = targets.map(({ pool }) => pool);
	await lockPools(tx, pools);
	await roomsAtOnce(tx, by, async () => {
		for (const target of targets) {
			if (size) await resize(tx, target.pool, size, by);
			await reschedule(tx, target.id, move(target), by);
			if (reopened) await setRegistration(tx, target.id, windowOf(target), by);
		}
	});
	await setTheme(tx, id, given.theme, by);
	return targets.length;
}

/** When and where a change would have the séances that it is for, the edited one first; nothing is changed. @throws 404 */
export async function changedTo(id: string, reach: Reach, given: ChangedOccurrence, on: On = db) {
	const edited = await seance(on, id);
	const move = moveOf(edited, given);
	return (await targetsOf(on, edited, reach)).map((target) => {
		const { mode, space } = target;
		return { id: target.id, mode, space, ...move(target) };
	});
}

type Seance = Awaited<ReturnType<typeof seance>>;

async function seance(on: On, id: string) {
	const row = await seances(on).where('o.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

const seances = (on: On) =>
	within(on)
		.selectFrom('agenda.occurrence as o')
		.leftJoin('network.placeCard as p', 'p.id', 'o.place')
		.select(['o.id', 'o.offering', 'o.recurrence', 'o.pool', 'o.startsAt', 'o.endsAt', 'o.timeZone', 'o.apart'])
		.leftJoin('spaces.spaceCard as s', 's.id', 'o.space')
		.select([
			'o.mode',
			'o.onlineUrl',
			'o.registrationFrom',
			'o.registrationUntil',
			'p.slug as place',
			's.slug as space'
		]);

/** Those without a recipe form a series with the others of their offering that have none. */
async function targetsOf(on: On, edited: Seance, reach: Reach): Promise<Seance[]> {
	if (reach === 'one') return [edited];
	const from = reach === 'following' ? edited.startsAt : new Date();
	const others = await seances(on)
		.where('o.offering', '=', edited.offering)
		.where('o.apart', '=', edited.apart)
		.where('o.recurrence', 'is not distinct from', edited.recurrence)
		.where('o.status', '=', 'scheduled')
		.where('o.startsAt', '>=', from)
		.where('o.id', '<>', edited.id)
		.orderBy('o.startsAt')
		.execute();
	return [edited, ...others];
}

async function newSize(tx: Tx, pool: string, { capacity, waiting }: ChangedOccurrence) {
	const now = await occupancy(pool, tx);
	return now.capacity === capacity && now.waitingList === waiting ? null : { capacity, waiting };
}

/** The change of one séance as a function from another to where that moves: what was not changed stays each one's own. */
function moveOf(edited: Seance, given: ChangedOccurrence): (target: Seance) => Move {
	const start = localOf(edited.startsAt, edited.timeZone);
	const end = localOf(edited.endsAt, edited.timeZone);
	const { days } = between(start, given.startsLocal);
	const time = start.slice(11) === given.startsLocal.slice(11) ? undefined : given.startsLocal.slice(11);
	const minutes = between(given.startsLocal, given.endsLocal).minutes;
	const longer = minutes === between(start, end).minutes ? undefined : minutes;
	const elsewhere =
		given.place === edited.place && given.space === edited.space ? {} : { place: given.place, space: given.space };
	const online =
		given.mode === edited.mode && given.onlineUrl === edited.onlineUrl
			? {}
			: { mode: given.mode, onlineUrl: given.onlineUrl };
	return (target) => ({ ...timesOf(target, days, time, longer), place: target.place, ...elsewhere, ...online });
}

/** When nothing of a time is changed, the very moments stay, even in an hour that the clock shows twice. */
function timesOf(target: Seance, days: number, time: string | undefined, minutes: number | undefined) {
	const { timeZone, startsAt, endsAt } = target;
	if (!days && time === undefined && minutes === undefined) return { startsAt, endsAt };
	const was = localOf(startsAt, timeZone);
	const starts = shifted(was, days, time);
	const ends = later(starts, minutes ?? between(was, localOf(endsAt, timeZone)).minutes);
	return { startsAt: momentOf(starts, timeZone) ?? startsAt, endsAt: momentOf(ends, timeZone) ?? endsAt };
}
