import { sql } from 'kysely';
import { missing, type Refusal, refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Body } from '../../body.schema.ts';
import type { Caller } from '../caller.ts';
import { keepStanding } from '../standing.ts';
import { featureOf } from './auto-feature.ts';

/** An observation that is to be kept; `feature`: of what, when it is said. */
export type NewObservation = Readonly<{
	datastream: number | string;
	feature: number | null;
	caller: Caller;
	given: Body<'Observations'>;
}>;

export type Kept = number | Refusal;

/**
 * Keeps observations set by set, and with them what is known of their streams by now: one statement for each, however many they are.
 * @returns for each its number, or why it is refused: one that is refused does not take others along
 */
export async function observeAll(tx: Tx, all: readonly NewObservation[]): Promise<Kept[]> {
	const streams = await streamsOf(tx, all);
	const owners = await ownersOf(tx, all);
	const settled: (Kept | null)[] = all.map((one) => checked(one, streams.get(String(one.datastream)), owners));
	const takes = all.flatMap((one, at) => (settled[at] === null ? [{ one, at }] : []));
	const ready: Ready[] = [];
	for (const { one, at } of takes) {
		const stream = streams.get(String(one.datastream)) as Stream;
		const feature = one.feature ?? (await featureOf(tx, stream));
		if (feature === null) settled[at] = refused('sensing_feature_missing', {}, 400);
		else ready.push({ at, stream: stream.number, feature, given: one.given });
	}
	const numbers = await insert(tx, ready);
	for (const [at, { at: place }] of ready.entries()) settled[place] = numbers[at] as number;
	await keepStanding(tx, numbers);
	return settled as Kept[];
}

/** What is asked about each stream: whose thing it is of, and what stands where it does. */
export type Stream = {
	number: number;
	thing: number;
	organization: string;
	retired: boolean;
	seen: boolean;
	location: number | null;
	feature: number | null;
};

async function streamsOf(tx: Tx, all: readonly NewObservation[]): Promise<Map<string, Stream>> {
	const asked = [...new Set(all.map(({ datastream }) => String(datastream)))];
	const { rows } = await sql<Stream>`
		select d.number, t.number as thing, t.organization, t.retired_at is not null as retired, t.seen = 'public' as seen, l.number as location, l.feature
		from sensing.datastream d join sensing.thing t on t.number = d.thing
		left join lateral (select l.number, l.feature from sensing.thing_location o join sensing.location l on l.number = o.location
			where o.thing = t.number and jsonb_typeof(l.location) = 'object' order by l.number limit 1) l on true
		where d.number = any(${asked}::bigint[])`.execute(tx);
	return new Map(rows.map((row) => [String(row.number), row]));
}

/** Whose the features are that are said. */
async function ownersOf(tx: Tx, all: readonly NewObservation[]): Promise<Map<number, string>> {
	const asked = [...new Set(all.flatMap(({ feature }) => feature ?? []))];
	if (!asked.length) return new Map();
	const { rows } = await sql<{ number: number; organization: string }>`
		select number, organization from sensing.feature where number = any(${asked}::bigint[])`.execute(tx);
	return new Map(rows.map(({ number, organization }) => [number, organization]));
}

/** Why an observation is not taken; null when it is. Who may not see a stream is not told that it is there. */
function checked(
	{ caller, feature }: NewObservation,
	stream: Stream | undefined,
	owners: ReadonlyMap<number, string>
): Refusal | null {
	if (!stream) return missing();
	const own = stream.organization === caller.organization || stream.thing === caller.thing;
	if (!own) return stream.seen ? refused('sensing_other_organization', {}, 403) : missing();
	if (feature !== null && owners.get(feature) !== stream.organization)
		return refused('sensing_link_wrong', { to: `FeaturesOfInterest(${feature})` }, 400);
	return stream.retired ? refused('sensing_thing_retired', {}, 409) : null;
}

type Ready = Readonly<{ at: number; stream: number; feature: number; given: Body<'Observations'> }>;

async function insert(tx: Tx, ready: readonly Ready[]): Promise<number[]> {
	if (!ready.length) return [];
	const now = new Date();
	const column = <T>(of: (one: Ready) => T): T[] => ready.map(of);
	const json = (value: unknown): string | null =>
		value === undefined || value === null ? null : JSON.stringify(value);
	const moments = (of: (one: Ready) => Date | null | undefined) => column((one) => of(one)?.toISOString() ?? null);
	const { rows } = await sql<{ number: number }>`
		insert into sensing.observation (datastream, feature, phenomenon_from, phenomenon_until, result_time, result, result_number, result_quality,
			valid_from, valid_until, parameters)
		select datastream, feature, phenomenon_from, phenomenon_until, result_time, result::jsonb, result_number, quality::jsonb, valid_from, valid_until, parameters::jsonb
		from unnest(${column(({ stream }) => stream)}::bigint[], ${column(({ feature }) => feature)}::bigint[],
			${moments(({ given }) => given.phenomenonTime?.from ?? now)}::timestamptz[], ${moments(({ given }) => given.phenomenonTime?.until)}::timestamptz[],
			${moments(({ given }) => given.resultTime)}::timestamptz[], ${column(({ given }) => JSON.stringify(given.result))}::text[],
			${column(({ given }) => (typeof given.result === 'number' ? given.result : null))}::float8[], ${column(({ given }) => json(given.resultQuality))}::text[],
			${moments(({ given }) => given.validTime?.from)}::timestamptz[], ${moments(({ given }) => given.validTime?.until)}::timestamptz[],
			${column(({ given }) => json(given.parameters))}::text[])
			with ordinality as given(datastream, feature, phenomenon_from, phenomenon_until, result_time, result, result_number, quality, valid_from, valid_until, parameters, place)
		order by place returning number`.execute(tx);
	return rows.map(({ number }) => number);
}
