import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { clashes } from '../plan.ts';
import { arrange, isMutual } from '../schedule.ts';
import { lockPlanned } from './itinerary.ts';
import { told } from './reading.ts';
import {
	checkFree,
	holdsIn,
	type Meeting,
	meetingsOf,
	type Party,
	partiesOf,
	type Slot,
	slotsOf,
	unsettledOf
} from './standing.ts';
import { within } from './tables.ts';
import { standingOf } from './unmet.ts';

/** Where two meet; no table: the first that is free. */
type Where = Readonly<{ slot: string; spot: string | null }>;
type Pairing = Readonly<{ traveller: string; counterpart: string }>;

/** Two meet, by hand. @returns the id. Throws 404, missions_not_now, missions_meet_already, missions_no_table, missions_clash_… */
export async function addMeeting(
	tx: Tx,
	mission: string,
	{ traveller, counterpart, ...where }: Pairing & Where,
	{ id = newId(), locale }: Readonly<{ id?: string; locale: Locale }>
): Promise<string> {
	const its = await lockPlanned(tx, mission);
	const parties = await partiesOf(mission, tx);
	if (!isOf(parties, 'traveller', traveller) || !isOf(parties, 'counterpart', counterpart)) throw missing();
	const meetings = await meetingsOf(mission, tx);
	if (meetings.some((one) => one.id === id)) return id;
	if (meetings.some((one) => one.traveller === traveller && one.counterpart === counterpart))
		throw refused('missions_meet_already', {}, 422);
	const at = await placeIn(tx, mission, where, parties);
	const wanted = { parties: [traveller, counterpart, at.spot], ...timesOf(at), kind: 'meeting' } as const;
	await checkFree(tx, its, [wanted], { locale });
	await within(tx)
		.insertInto('missions.meeting')
		.values({ id, mission, traveller, counterpart, ...at, byHand: true })
		.execute();
	return id;
}

/** Two meet at another time or table. @throws 404, missions_not_now, missions_no_table, missions_clash_… */
export async function moveMeeting(
	tx: Tx,
	mission: string,
	id: string,
	where: Where,
	{ locale }: Readonly<{ locale: Locale }>
): Promise<Meeting> {
	const its = await lockPlanned(tx, mission);
	const meeting = await meetingIn(tx, mission, id);
	const at = await placeIn(tx, mission, where, await partiesOf(mission, tx), id);
	const { traveller, counterpart } = meeting;
	const wanted = { parties: [traveller, counterpart, at.spot], ...timesOf(at), kind: 'meeting' } as const;
	await checkFree(tx, its, [wanted], { leaving: [id], locale });
	await put(tx, id, at);
	return meeting;
}

/** Two meetings change their times and tables. @throws 404, missions_not_now, missions_clash_… */
export async function swapMeetings(
	tx: Tx,
	mission: string,
	[first, second]: readonly [string, string],
	{ locale }: Readonly<{ locale: Locale }>
): Promise<[Meeting, Meeting]> {
	const its = await lockPlanned(tx, mission);
	const [one, other] = [await meetingIn(tx, mission, first), await meetingIn(tx, mission, second)];
	if (first === second) throw missing();
	const wanted = [
		[one, other],
		[other, one]
	].map(([who, at]) => ({
		...{ parties: [who?.traveller ?? '', who?.counterpart ?? ''], ...timesOf(at as Meeting) },
		kind: 'meeting' as const
	}));
	await checkFree(tx, its, wanted, { leaving: [first, second], locale });
	await sql`set constraints missions.never_in_two_places deferred`.execute(tx);
	await put(tx, first, other);
	await put(tx, second, one);
	await sql`set constraints missions.never_in_two_places immediate`.execute(tx);
	return [one, other];
}

/** Two do not meet after all. @throws 404, missions_not_now */
export async function cancelMeeting(tx: Tx, mission: string, id: string): Promise<Meeting> {
	await lockPlanned(tx, mission);
	const meeting = await meetingIn(tx, mission, id);
	await within(tx)
		.updateTable('missions.meeting')
		.set({ state: 'cancelled', updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	return meeting;
}

/**
 * Arranges the meetings that both sides wish, then those of one side, around all that was put by hand, that began or was told of, and around what takes people otherwise; those
 * that were arranged before and are still to come are arranged anew. @returns how many there are, and how many that both sides wish. Throws 404, missions_not_now
 */
export async function arrangeMeetings(tx: Tx, mission: string, by: By): Promise<{ meetings: number; mutual: number }> {
	const its = await lockPlanned(tx, mission);
	const now = startingAt(by);
	const anew = await unsettledOf(mission, now, tx);
	await sql`delete from missions.meeting where id = any(${anew}::uuid[])`.execute(tx);
	const standing = await standingOf(mission, tx);
	const { kept, pairs } = standing;
	const slots = standing.slots.filter(({ startsAt }) => startsAt > now);
	const free = (slot: Slot) => standing.spots.filter((spot) => standing.open.get(spot)?.has(slot.id));
	const arranged = arrange({
		pairs: pairs.filter((pair) => !kept.some((one) => same(one, pair))),
		slots: slots.map((slot) => ({ id: slot.id, tables: free(slot).length })),
		free: standing.open,
		loads: standing.loads
	});
	const rows = slots.flatMap((slot) => {
		const tables = free(slot);
		const its = arranged.filter((one) => one.slot === slot.id);
		return its.map(({ pair: { traveller, counterpart } }, at) => ({
			...{ id: newId(), mission, traveller, counterpart, spot: tables[at] ?? '' },
			...{ startsAt: slot.startsAt, endsAt: slot.endsAt }
		}));
	});
	if (rows.length) await within(tx).insertInto('missions.meeting').values(rows).execute();
	const met = [...kept, ...rows];
	const mutual = pairs.filter((pair) => isMutual(pair) && met.some((one) => same(one, pair))).length;
	const figures = { meetings: met.length, mutual };
	const { object, detail } = told(its);
	await record(tx, { ...by, verb: 'missions.arranged', object, detail: { ...detail, ...figures } });
	return figures;
}

/** From when on meetings are arranged: a demonstration tells of missions that are over. */
const startingAt = ({ source, at = new Date() }: By): Date => (source === 'demo' ? new Date(0) : at);

const same = (a: Pairing, b: Pairing): boolean => a.traveller === b.traveller && a.counterpart === b.counterpart;

const isOf = (parties: readonly Party[], kind: Party['kind'], id: string): boolean =>
	parties.some((one) => one.kind === kind && one.id === id);

const timesOf = ({ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>) => ({
	from: startsAt.getTime(),
	to: endsAt.getTime()
});

/** @throws 404 */
async function meetingIn(tx: Tx, mission: string, id: string): Promise<Meeting> {
	const found = (await meetingsOf(mission, tx)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

/** The time and the table that were chosen, or the first table that is free. @throws 404, missions_no_table */
async function placeIn(tx: Tx, mission: string, { slot, spot }: Where, parties: readonly Party[], leaving = '') {
	const time = (await slotsOf(mission, tx)).find((one) => one.id === slot);
	if (!time) throw missing();
	const spots = parties.filter(({ kind }) => kind === 'spot').map(({ id }) => id);
	if (spot && !spots.includes(spot)) throw missing();
	const holds = await holdsIn(mission, tx);
	const wanted = { ...timesOf(time), kind: 'meeting' as const };
	const first = spots.find((one) => !clashes(holds, { ...wanted, parties: [one] }, [leaving]).length);
	const chosen = spot ?? first;
	if (!chosen) throw refused('missions_no_table', {}, 422);
	return { spot: chosen, startsAt: time.startsAt, endsAt: time.endsAt };
}

const put = (tx: Tx, id: string, { spot, startsAt, endsAt }: Pick<Meeting, 'spot' | 'startsAt' | 'endsAt'>) =>
	within(tx)
		.updateTable('missions.meeting')
		.set({ spot, startsAt, endsAt, byHand: true, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
