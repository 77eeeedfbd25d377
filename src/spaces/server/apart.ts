import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { momentOf, shifted } from '#kernel/server/clock.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { NewApart } from '../apart.schema.ts';
import { isWithin } from '../free.ts';
import type { Exception } from '../hours.ts';
import type { Space } from '../space.ts';
import { type Held, heldIn } from './availability.ts';
import { exceptionsOf, openBetween } from './open.ts';
import { spaces } from './reading.ts';
import type { On } from './tables.ts';

/** Of one space, or of all in its place. */
type Of = Readonly<{ space: Pick<Space, 'id' | 'place'>; whole: boolean }>;

/** Says that some days are otherwise than the week, for a space or for its whole place. What is booked then stays. @returns its id. */
export async function addApart(tx: Tx, { space, whole }: Of, given: NewApart, by: By): Promise<string> {
	const id = newId();
	const { from, until, hours, reason } = given;
	await sql`insert into spaces.exception (id, place, space, days, openings, reason)
		values (${id}, ${whole ? space.place.id : null}, ${whole ? null : space.id}, daterange(${from}::date, ${until}::date, '[]'), ${JSON.stringify(hours)}::jsonb,
			${reason && JSON.stringify(reason)}::jsonb)`.execute(tx);
	await tell(tx, whole ? ref('place', space.place.id) : ref('space', space.id), by);
	return id;
}

/** Takes such days away again, from a space or from its place. @throws 404 for those of another. */
export async function removeApart(tx: Tx, space: Pick<Space, 'id' | 'place'>, id: string, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const { rows } = await sql<{ space: string | null }>`
		delete from spaces.exception where id = ${id} and (space = ${space.id} or place = ${space.place.id}) returning space`.execute(
		tx
	);
	const [gone] = rows;
	if (!gone) throw missing();
	await tell(tx, gone.space ? ref('space', gone.space) : ref('place', space.place.id), by);
}

const tell = (tx: Tx, object: Ref, by: By) => record(tx, { ...by, verb: 'spaces.hours_changed', object, detail: {} });

/** What is booked on such days when the space would be closed, were they said: in order of time. */
export async function bookedApart({ space, whole }: Of, given: NewApart, on: On = db): Promise<Held[]> {
	const { timeZone } = await hub();
	const all = (await spaces({ place: space.place.slug }, on)).filter(({ id }) => whole || id === space.id);
	const from = momentOf(`${given.from}T00:00`, timeZone);
	const until = momentOf(shifted(`${given.until}T00:00`, 1), timeZone);
	if (!from || !until) return [];
	const found: Held[] = [];
	for (const one of all) {
		const said: Exception = { ...{ id: '', space: whole ? null : one.id }, ...given, openings: given.hours };
		const apart = [...(await exceptionsOf(one, on)), said];
		const held = (await heldIn([one.id], from, until, on)).filter(
			({ space, state }) => space === one.id && state === 'taken'
		);
		found.push(
			...held.filter(({ startsAt, endsAt }) => {
				const stretch = { from: startsAt, until: endsAt };
				return !isWithin(stretch, openBetween(one, apart, stretch, timeZone));
			})
		);
	}
	return found.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
