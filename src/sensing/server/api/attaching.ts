import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { relationOf, type SetName } from '../../model.ts';
import { reckonStanding } from '../standing.ts';
import { stored } from './entities.ts';
import { noteMove, standWhereNoted } from './whereabouts.ts';

/** The tables that join what leads to many on both sides, and in which column each stands. */
const joins: Readonly<Record<string, readonly [table: string, own: string, other: string]>> = {
	'Things/Locations': ['sensing.thing_location', 'thing', 'location'],
	'Locations/Things': ['sensing.thing_location', 'location', 'thing'],
	'HistoricalLocations/Locations': ['sensing.historical_place', 'historical', 'location'],
	'Locations/HistoricalLocations': ['sensing.historical_place', 'location', 'historical']
};

/** The column by which one of a set leads to one of another. */
const columns: Readonly<Record<string, string>> = {
	...{ Thing: 'thing', Sensor: 'sensor', ObservedProperty: 'observed_property', Datastream: 'datastream' },
	FeatureOfInterest: 'feature'
};

/** Joins to one of a set what it leads to: beside what is there, or in its place. */
export async function attach(
	tx: Tx,
	{ set, number, name }: Readonly<{ set: SetName; number: number; name: string }>,
	numbers: readonly number[],
	instead = false
): Promise<void> {
	const relation = relationOf(set, name);
	if (!relation) return;
	const join = joins[`${set}/${name}`];
	if (!join) return lead(tx, relation.to, numbers, relation.back, number);
	const [table, own, other] = join;
	const moved = set === 'Things' || name === 'Things';
	// what stands in a place from now on stands nowhere else
	if (instead || name === 'Things')
		await sql`delete from ${sql.table(table)} where ${sql.ref(moved && name === 'Things' ? other : own)} = any(${moved && name === 'Things' ? [...numbers] : [number]}::bigint[])`.execute(
			tx
		);
	await sql`insert into ${sql.table(table)} (${sql.ref(own)}, ${sql.ref(other)}) select ${number}::bigint, one from unnest(${[...numbers]}::bigint[]) as one
		on conflict do nothing`.execute(tx);
	for (const thing of set === 'Things' ? [number] : name === 'Things' ? numbers : [])
		await noteMove(tx, thing, new Date());
	if (set === 'HistoricalLocations') await standWhereNoted(tx, number);
}

/** Makes some of a set lead to one of another. */
export async function lead(tx: Tx, set: SetName, numbers: readonly number[], name: string, to: number): Promise<void> {
	if (!numbers.length) return;
	const table = set === 'Datastreams' ? 'sensing.datastream' : stored[set].table;
	const before = set === 'Observations' ? await streamsOf(tx, numbers) : [];
	await sql`update ${sql.table(table)} set ${sql.ref(columns[name] ?? '')} = ${to} where number = any(${[...numbers]}::bigint[])
		and ${sql.ref(columns[name] ?? '')} <> ${to}`.execute(tx);
	if (set !== 'Observations') return;
	const streams = [...new Set([...before, ...(await streamsOf(tx, numbers))])];
	await sql`insert into sensing.standing (datastream) select unnest(${streams}::bigint[]) on conflict do nothing`.execute(
		tx
	);
	await reckonStanding(tx, streams);
}

/** Of which streams some observations are. */
export async function streamsOf(tx: Tx, observations: readonly number[]): Promise<number[]> {
	const { rows } = await sql<{ datastream: number }>`
		select distinct datastream from sensing.observation where number = any(${[...observations]}::bigint[])`.execute(tx);
	return rows.map(({ datastream }) => datastream);
}
