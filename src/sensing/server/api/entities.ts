import { sql } from 'kysely';
import type { SetName } from '../../model.ts';
import { type Caller, seesThing } from '../caller.ts';
import type { Sql } from '../sql.ts';

/** How a property compares: `result` is a number, a text or anything; `interval` is a moment, or two. */
type Kind = 'id' | 'text' | 'time' | 'interval' | 'json' | 'result';

type Column = Readonly<{ kind: Kind; column: string; until?: string }>;

const id: Column = { kind: 'id', column: 'number' };
const text = (column: string): Column => ({ kind: 'text', column });
const json = (column: string): Column => ({ kind: 'json', column });
const named = {
	...{ id, '@iot.id': id, name: text('name') },
	...{ description: text('description'), properties: json('properties') }
};
const extent = (column: string): Column => ({ kind: 'interval', column: `${column}_from`, until: `${column}_until` });

type Stored = Readonly<{ table: string; columns: Readonly<Record<string, Column>> }>;

/** Where each set is kept, and what its properties compare by. */
export const stored: Readonly<Record<SetName, Stored>> = {
	Things: { table: 'sensing.thing', columns: named },
	Locations: {
		table: 'sensing.location',
		columns: { ...named, encodingType: text('encoding'), location: json('location') }
	},
	HistoricalLocations: {
		table: 'sensing.historical_location',
		columns: { id, '@iot.id': id, time: { kind: 'time', column: 'at' } }
	},
	Datastreams: {
		table: 'sensing.stream_card',
		columns: {
			...{ ...named, observationType: text('observation_type'), unitOfMeasurement: json('unit') },
			...{ phenomenonTime: extent('phenomenon'), resultTime: extent('result') }
		}
	},
	Sensors: {
		table: 'sensing.sensor',
		columns: { ...named, encodingType: text('encoding'), metadata: json('metadata') }
	},
	ObservedProperties: {
		table: 'sensing.observed_property',
		columns: { ...named, definition: text('definition') }
	},
	Observations: {
		table: 'sensing.observation',
		columns: {
			...{ id, '@iot.id': id, phenomenonTime: extent('phenomenon'), validTime: extent('valid') },
			...{ resultTime: { kind: 'time', column: 'result_time' }, result: { kind: 'result', column: 'result' } },
			...{ resultQuality: json('result_quality'), parameters: json('parameters') }
		}
	},
	FeaturesOfInterest: {
		table: 'sensing.feature',
		columns: { ...named, encodingType: text('encoding'), feature: json('feature') }
	}
};

/** The table of a set under another name. */
export const tableOf = (set: SetName, alias: string): Sql => sql`${sql.table(stored[set].table)} as ${sql.ref(alias)}`;

const same = (one: string, other: string): Sql => sql`${sql.ref(one)} = ${sql.ref(other)}`;
const through = (table: string, its: readonly [string, string], one: string, other: string): Sql =>
	sql`exists (select from ${sql.table(table)} as link where ${same(`link.${its[0]}`, `${one}.number`)} and ${same(`link.${its[1]}`, `${other}.number`)})`;

/** What makes a row `t` one of those that the row `p` of another set leads to. */
export function leads(set: SetName, relation: string, p: string, t: string): Sql {
	switch (`${set}/${relation}`) {
		case 'Things/Locations':
			return through('sensing.thing_location', ['thing', 'location'], p, t);
		case 'Locations/Things':
			return through('sensing.thing_location', ['location', 'thing'], p, t);
		case 'Locations/HistoricalLocations':
			return through('sensing.historical_place', ['location', 'historical'], p, t);
		case 'HistoricalLocations/Locations':
			return through('sensing.historical_place', ['historical', 'location'], p, t);
		case 'HistoricalLocations/Thing':
		case 'Datastreams/Thing':
			return same(`${p}.thing`, `${t}.number`);
		case 'Things/HistoricalLocations':
		case 'Things/Datastreams':
			return same(`${t}.thing`, `${p}.number`);
		case 'Datastreams/Sensor':
			return same(`${p}.sensor`, `${t}.number`);
		case 'Sensors/Datastreams':
			return same(`${t}.sensor`, `${p}.number`);
		case 'Datastreams/ObservedProperty':
			return same(`${p}.observed_property`, `${t}.number`);
		case 'ObservedProperties/Datastreams':
			return same(`${t}.observed_property`, `${p}.number`);
		case 'Datastreams/Observations':
			return same(`${t}.datastream`, `${p}.number`);
		case 'Observations/Datastream':
			return same(`${p}.datastream`, `${t}.number`);
		case 'FeaturesOfInterest/Observations':
			return same(`${t}.feature`, `${p}.number`);
		case 'Observations/FeatureOfInterest':
			return same(`${p}.feature`, `${t}.number`);
		default:
			throw new Error(`${set} leads to no ${relation}`);
	}
}

const ofThing = (caller: Caller, thing: string): Sql =>
	sql`exists (select from sensing.thing as seen_thing where ${same('seen_thing.number', thing)} and ${seesThing(caller, 'seen_thing')})`;

/** What a caller may know of: whatever hangs on a thing that it sees, and what is its own organisation's. */
export function visible(set: SetName, caller: Caller, t: string): Sql {
	const throughStream = (condition: Sql, join: Sql = sql``): Sql =>
		sql`exists (select from sensing.datastream as seen_stream ${join} where ${condition} and ${ofThing(caller, 'seen_stream.thing')})`;
	const orOwn = (seen: Sql): Sql =>
		caller.organization ? sql`(${sql.ref(`${t}.organization`)} = ${caller.organization} or ${seen})` : seen;
	switch (set) {
		case 'Things':
			return seesThing(caller, t);
		case 'HistoricalLocations':
		case 'Datastreams':
			return ofThing(caller, `${t}.thing`);
		case 'Observations':
			return throughStream(same('seen_stream.number', `${t}.datastream`));
		case 'Locations':
			return orOwn(
				sql`exists (select from sensing.thing_location as stands where ${same('stands.location', `${t}.number`)} and ${ofThing(caller, 'stands.thing')})`
			);
		case 'Sensors':
			return orOwn(throughStream(same('seen_stream.sensor', `${t}.number`)));
		case 'ObservedProperties':
			return orOwn(throughStream(same('seen_stream.observed_property', `${t}.number`)));
		case 'FeaturesOfInterest':
			return orOwn(
				throughStream(
					same('pair.feature', `${t}.number`),
					sql`join sensing.feature_stream as pair on pair.datastream = seen_stream.number`
				)
			);
	}
}
