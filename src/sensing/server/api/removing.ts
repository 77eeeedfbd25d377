import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import type { SetName } from '../../model.ts';
import type { Caller } from '../caller.ts';
import { reckonStanding } from '../standing.ts';
import { tellStreams, tellThing } from '../told.ts';
import { streamsOf } from './attaching.ts';
import { checkOwn, writerOf } from './owning.ts';

/** Takes one of a set away, and what cannot be without it (OGC 18-088, table 25). @throws 403, 404 */
export async function remove(tx: Tx, caller: Caller, set: SetName, id: string): Promise<void> {
	writerOf(caller);
	await checkOwn(set, id, caller, tx);
	await removes[set](tx, Number(id), caller);
}

const only = (table: string, number: number, tx: Tx) =>
	sql`delete from ${sql.table(`sensing.${table}`)} where number = ${number}`.execute(tx);

const removes: Readonly<Record<SetName, (tx: Tx, number: number, caller: Caller) => Promise<unknown>>> = {
	Things: async (tx, number, caller) => {
		await removeStreams(tx, sql`thing = ${number}`, caller);
		await removeMoves(tx, sql`thing = ${number}`);
		await sql`delete from sensing.thing_location where thing = ${number}`.execute(tx);
		await tellThing(tx, number, 'thing_removed', caller.by);
		await only('thing', number, tx);
	},
	Locations: async (tx, number) => {
		await removeMoves(tx, sql`number in (select historical from sensing.historical_place where location = ${number})`);
		await sql`delete from sensing.thing_location where location = ${number}`.execute(tx);
		await only('location', number, tx);
	},
	HistoricalLocations: (tx, number) => removeMoves(tx, sql`number = ${number}`),
	Datastreams: (tx, number, caller) => removeStreams(tx, sql`number = ${number}`, caller),
	Sensors: async (tx, number, caller) => {
		await removeStreams(tx, sql`sensor = ${number}`, caller);
		await only('sensor', number, tx);
	},
	ObservedProperties: async (tx, number, caller) => {
		await removeStreams(tx, sql`observed_property = ${number}`, caller);
		await only('observed_property', number, tx);
	},
	Observations: async (tx, number) => {
		const streams = await streamsOf(tx, [number]);
		await only('observation', number, tx);
		await reckonStanding(tx, streams);
	},
	FeaturesOfInterest: async (tx, number) => {
		const { rows } = await sql<{
			datastream: number;
		}>`delete from sensing.feature_stream where feature = ${number} returning datastream`.execute(tx);
		await sql`delete from sensing.observation where feature = ${number}`.execute(tx);
		await reckonStanding(
			tx,
			rows.map(({ datastream }) => datastream)
		);
		await only('feature', number, tx);
	}
};

/** Takes streams away with all that was observed in them. */
export async function removeStreams(tx: Tx, which: ReturnType<typeof sql>, { by }: Pick<Caller, 'by'>): Promise<void> {
	const { rows } = await sql<{
		number: number;
	}>`select number from sensing.datastream where ${which} for update`.execute(tx);
	const numbers = rows.map(({ number }) => number);
	if (!numbers.length) return;
	await tellStreams(tx, numbers, 'stream_removed', by);
	for (const table of ['threshold', 'feature_stream', 'standing', 'observation'])
		await sql`delete from ${sql.table(`sensing.${table}`)} where datastream = any(${numbers}::bigint[])`.execute(tx);
	await sql`delete from sensing.datastream where number = any(${numbers}::bigint[])`.execute(tx);
}

async function removeMoves(tx: Tx, which: ReturnType<typeof sql>): Promise<void> {
	const { rows } = await sql<{ number: number }>`select number from sensing.historical_location where ${which}`.execute(
		tx
	);
	const numbers = rows.map(({ number }) => number);
	await sql`delete from sensing.historical_place where historical = any(${numbers}::bigint[])`.execute(tx);
	await sql`delete from sensing.historical_location where number = any(${numbers}::bigint[])`.execute(tx);
}
