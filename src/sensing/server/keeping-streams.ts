import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { measures } from '../measures.ts';
import type { NewStream, NewThreshold } from '../thing.schema.ts';
import { removeStreams } from './api/removing.ts';
import { lockThing } from './keeping.ts';
import type { On } from './sql.ts';
import { streamsOf } from './streams.ts';
import { within } from './tables.ts';
import { tellStreams } from './told.ts';

const MEASURED = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

/** Has one more value observed at a thing. Sent twice, it is added once. @returns its number. Throws 404 */
export async function addStream(
	tx: Tx,
	thing: string,
	{ measure, name, every }: NewStream,
	by: By,
	id = newId()
): Promise<number> {
	const { number, organization } = await lockThing(tx, thing);
	const { unit, name: usual } = measures[measure];
	const called = name || usual({}, { locale: 'fr' });
	const known = await within(tx)
		.selectFrom('sensing.datastream')
		.select('number')
		.where('id', '=', id)
		.executeTakeFirst();
	if (known) return known.number;
	const sensor = await within(tx)
		.insertInto('sensing.sensor')
		.values({ organization, name: called, description: '', encoding: 'text/plain', metadata: JSON.stringify(called) })
		.returning('number')
		.executeTakeFirstOrThrow();
	const property = await within(tx)
		.insertInto('sensing.observedProperty')
		.values({ organization, name: usual({}, { locale: 'en' }), definition: unit.definition, description: called })
		.returning('number')
		.executeTakeFirstOrThrow();
	const made = await within(tx)
		.insertInto('sensing.datastream')
		.values({
			...{ id, thing: number, sensor: sensor.number, observedProperty: property.number, name: called, description: '' },
			...{
				observationType: MEASURED,
				unit: JSON.stringify(unit),
				everySeconds: every === null ? null : Math.round(every * 60)
			}
		})
		.returning('number')
		.executeTakeFirstOrThrow();
	await tellStreams(tx, [made.number], 'stream_made', by);
	return made.number;
}

/** Takes a value away with all that was observed of it. @returns how much that was, and what it was called. Throws 404 */
export async function removeStream(
	tx: Tx,
	thing: string,
	stream: number,
	by: By
): Promise<{ name: string; count: number }> {
	const { number } = await lockThing(tx, thing);
	const its = (await streamsOf([number], tx)).get(number)?.find((one) => one.number === stream);
	if (!its) throw missing();
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from sensing.observation where datastream = ${stream}`.execute(tx);
	await removeStreams(tx, sql`number = ${stream}`, { by });
	return { name: its.name, count: rows[0]?.count ?? 0 };
}

type Threshold = Readonly<{
	id: string;
	datastream: number;
	side: 'above' | 'below';
	value: number;
	minutes: number;
	tells: readonly string[];
	state: 'within' | 'beyond' | 'crossed';
	since: Date | null;
}>;

/** The values that somebody is told of at a thing. */
export async function thresholdsOf(thing: number, on: On = db): Promise<readonly Threshold[]> {
	const { rows } =
		await sql<Threshold>`select h.id, h.datastream, h.side, h.value, h.minutes, h.tells, h.state, h.since from sensing.threshold h
		join sensing.datastream d on d.number = h.datastream where d.thing = ${thing} order by h.datastream, h.value, h.id`.execute(
			on
		);
	return rows;
}

/** Has somebody told when a value is beyond another for so long. @throws 404 */
export async function addThreshold(
	tx: Tx,
	thing: string,
	{ stream, tells, ...given }: NewThreshold,
	id = newId()
): Promise<void> {
	const { number } = await lockThing(tx, thing);
	if (!(await streamsOf([number], tx)).get(number)?.some((one) => one.number === stream)) throw missing();
	await within(tx)
		.insertInto('sensing.threshold')
		.values({ id, datastream: stream, ...given, tells: [...tells] })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

/** Tells nobody any more. @throws 404 */
export async function dropThreshold(tx: Tx, thing: string, id: string): Promise<void> {
	const { number } = await lockThing(tx, thing);
	const { numDeletedRows: gone } = isId(id)
		? await within(tx)
				.deleteFrom('sensing.threshold')
				.where('id', '=', id)
				.where('datastream', 'in', (one) =>
					one.selectFrom('sensing.datastream').select('number').where('thing', '=', number)
				)
				.executeTakeFirst()
		: { numDeletedRows: 0n };
	if (!gone) throw missing();
}

/** A time in which a stream said nothing for longer than three of its intervals. */
type Gap = Readonly<{ datastream: number; name: string; from: Date; until: Date }>;

/** The latest silences of a thing's streams, in the last thirty days. */
export async function gapsOf(thing: number, on: On = db): Promise<readonly Gap[]> {
	const { rows } = await sql<Gap>`
		select d.number as datastream, d.name, o.before as "from", o.at as until from sensing.datastream d cross join lateral (
			select phenomenon_from as at, lag(phenomenon_from) over (order by phenomenon_from) as before from sensing.observation
			where datastream = d.number and phenomenon_from > now() - interval '30 days') o
		where d.thing = ${thing} and d.every_seconds is not null and o.at - o.before > 3 * make_interval(secs => d.every_seconds)
		order by o.at desc limit 20`.execute(on);
	return rows;
}
