import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { NewAbsence } from '../mission.schema.ts';
import type { Mission } from './reading.ts';
import { checkFree, partiesOf } from './standing.ts';
import { type On, within } from './tables.ts';

/** So many somebody may wish to meet, and so many times she may not be there. */
const MOST_WISHES = 12;
const MOST_ABSENCES = 20;

type Side = 'traveller' | 'counterpart';

/** Whom somebody would like to meet, the first first. */
export async function wishesBy(side: Side, party: string, on: On = db): Promise<string[]> {
	const other = side === 'traveller' ? 'counterpart' : 'traveller';
	const rows = await within(on)
		.selectFrom('missions.wish')
		.select(`${other} as who`)
		.where(side, '=', party)
		.where('side', '=', side)
		.orderBy('rank')
		.execute();
	return rows.map(({ who }) => who);
}

/** Keeps whom somebody would like to meet, the first first, instead of what she wished before. @throws missions_wishes_many, 404 for who is not of the other side */
export async function wish(
	tx: Tx,
	mission: Mission,
	side: Side,
	party: string,
	wanted: readonly string[]
): Promise<void> {
	const some = [...new Set(wanted)];
	if (some.length > MOST_WISHES) throw refused('missions_wishes_many', { count: MOST_WISHES }, 422);
	const others = (await partiesOf(mission.id, tx)).filter(({ kind }) => kind !== side && kind !== 'spot');
	if (some.some((one) => !others.some(({ id }) => id === one))) throw missing();
	await within(tx).deleteFrom('missions.wish').where(side, '=', party).where('side', '=', side).execute();
	const rows = some.map((one, at) => ({
		traveller: side === 'traveller' ? party : one,
		counterpart: side === 'traveller' ? one : party,
		...{ side, rank: at + 1 }
	}));
	if (rows.length) await within(tx).insertInto('missions.wish').values(rows).execute();
}

export const absencesOf = (party: string, on: On = db) =>
	within(on)
		.selectFrom('missions.absence')
		.select(['id', 'startsAt', 'endsAt'])
		.where('party', '=', party)
		.orderBy('startsAt')
		.orderBy('id')
		.execute();

/** Says when somebody is not there. Sent twice, it is said once. @throws missions_absences_many, missions_clash_meeting for a time at which she meets somebody */
export async function sayAbsent(
	tx: Tx,
	mission: Mission,
	party: string,
	{ startsAt, endsAt }: NewAbsence,
	{ id = newId(), locale }: Readonly<{ id?: string; locale: Locale }>
): Promise<void> {
	if ((await absencesOf(party, tx)).length >= MOST_ABSENCES)
		throw refused('missions_absences_many', { count: MOST_ABSENCES }, 422);
	const times = { from: startsAt.getTime(), to: endsAt.getTime() };
	await checkFree(tx, mission, [{ parties: [party], ...times, kind: 'absence' }], { locale });
	await within(tx)
		.insertInto('missions.absence')
		.values({ id, mission: mission.id, party, startsAt, endsAt })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

/** She is there after all. @throws 404 */
export async function takeAbsenceBack(tx: Tx, party: string, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	const { numDeletedRows } = await within(tx)
		.deleteFrom('missions.absence')
		.where('id', '=', id)
		.where('party', '=', party)
		.executeTakeFirst();
	if (!numDeletedRows) throw missing();
}
