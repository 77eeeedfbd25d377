import type { ColumnType, Generated } from 'kysely';
import type { On } from './sql.ts';

type Json = ColumnType<unknown, string, string>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;
type Number = Generated<number>;
type Named = { number: Number; organization: string; name: string; description: string; properties: MaybeJson };
type Box = { west: Maybe<number>; south: Maybe<number>; east: Maybe<number>; north: Maybe<number> };

export type Seen = 'public' | 'partners' | 'own';

type Tables = {
	'sensing.thing': Named & {
		id: string;
		slug: string;
		seen: Seen;
		space: Maybe<string>;
		place: Maybe<string>;
		keeper: Maybe<string>;
		keeperUntil: Maybe<string>;
		fictional: Generated<boolean>;
		madeAt: ColumnType<Date, Date | undefined, never>;
		retiredAt: Maybe<Date>;
	};
	'sensing.location': Named & { encoding: string; location: Json; feature: Maybe<number> };
	'sensing.thingLocation': { thing: number; location: number };
	'sensing.historicalLocation': { number: Number; thing: number; at: Date };
	'sensing.historicalPlace': { historical: number; location: number };
	'sensing.sensor': Named & { encoding: string; metadata: Json };
	'sensing.observedProperty': Named & { definition: string };
	'sensing.datastream': Omit<Named, 'organization'> & {
		id: string;
		thing: number;
		sensor: number;
		observedProperty: number;
		observationType: string;
		unit: Json;
		everySeconds: Maybe<number>;
		madeAt: ColumnType<Date, Date | undefined, never>;
	};
	'sensing.feature': Named & Box & { encoding: string; feature: Json };
	'sensing.threshold': {
		id: string;
		datastream: number;
		side: 'above' | 'below';
		value: number;
		minutes: number;
		tells: string[];
		state: Generated<'within' | 'beyond' | 'crossed'>;
		since: Maybe<Date>;
		seenUntil: ColumnType<Date, Date | undefined, Date>;
		madeAt: ColumnType<Date, Date | undefined, never>;
	};
};

export const within = (on: On) => on.withTables<Tables>();
