import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Body } from '../../body.schema.ts';
import type { SetName } from '../../model.ts';
import { boxAround } from '../area.ts';
import { within } from '../tables.ts';

type Made<Set extends SetName> = Readonly<{
	own: Body<Set>;
	organization: string;
	to: Readonly<Record<string, number>>;
	fictional?: boolean;
}>;
type Insert = { [Set in Exclude<SetName, 'Observations'>]: (tx: Tx, made: Made<Set>) => Promise<number> };

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
const named = ({
	name,
	description,
	properties
}: Readonly<{ name: string; description: string; properties?: unknown }>) => ({
	...{ name, description, properties: json(properties) }
});

/** How one of each set is written down; `to`: the numbers of what it leads to. */
export const inserts: Insert = {
	Things: async (tx, { own, organization, fictional = false }) => {
		const slug = await freeSlugIn('sensing.thing', slugOf({ source: 'fr', fr: own.name }) || 'capteur', tx);
		return numberOf(
			within(tx)
				.insertInto('sensing.thing')
				// whoever lets a program make things has not said yet who sees them
				.values({ ...named(own), id: newId(), organization, slug, seen: 'own', fictional })
		);
	},
	Locations: (tx, { own, organization }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.location')
				.values({ ...named(own), organization, encoding: own.encodingType, location: JSON.stringify(own.location) })
		),
	HistoricalLocations: (tx, { own, to }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.historicalLocation')
				.values({ thing: to.Thing ?? 0, at: own.time })
		),
	Datastreams: (tx, { own, to }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.datastream')
				.values({
					...{ ...named(own), id: newId(), unit: JSON.stringify(own.unitOfMeasurement) },
					...{ observationType: own.observationType, thing: to.Thing ?? 0, sensor: to.Sensor ?? 0 },
					observedProperty: to.ObservedProperty ?? 0
				})
		),
	Sensors: (tx, { own, organization }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.sensor')
				.values({ ...named(own), organization, encoding: own.encodingType, metadata: JSON.stringify(own.metadata) })
		),
	ObservedProperties: (tx, { own, organization }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.observedProperty')
				.values({ ...named(own), organization, definition: own.definition })
		),
	FeaturesOfInterest: (tx, { own, organization }) =>
		numberOf(
			within(tx)
				.insertInto('sensing.feature')
				.values({
					...{ ...named(own), organization, encoding: own.encodingType, feature: JSON.stringify(own.feature) },
					...boxAround(own.feature)
				})
		)
};

type Inserting = { returning(column: 'number'): { executeTakeFirstOrThrow(): Promise<{ number: number }> } };

const numberOf = async (inserting: unknown): Promise<number> =>
	(await (inserting as Inserting).returning('number').executeTakeFirstOrThrow()).number;

/** The columns that a change of some properties writes. */
export function columnsOf(own: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.assign({}, ...Object.entries(own).map(([name, value]) => written[name]?.(value) ?? { [name]: value }));
}

type Period = Readonly<{ from: Date; until: Date | null }>;
const written: Readonly<Record<string, (value: unknown) => Record<string, unknown>>> = {
	properties: (value) => ({ properties: json(value) }),
	location: (value) => ({ location: json(value), feature: null }),
	feature: (value) => ({ feature: json(value), ...boxAround(value) }),
	metadata: (value) => ({ metadata: json(value) }),
	unitOfMeasurement: (value) => ({ unit: json(value) }),
	encodingType: (value) => ({ encoding: value }),
	time: (value) => ({ at: value }),
	phenomenonTime: (value) => ({ phenomenonFrom: (value as Period).from, phenomenonUntil: (value as Period).until }),
	validTime: (value) => ({
		validFrom: (value as Period | null)?.from ?? null,
		validUntil: (value as Period | null)?.until ?? null
	}),
	result: (value) => ({ result: json(value), resultNumber: typeof value === 'number' ? value : null }),
	resultQuality: (value) => ({ resultQuality: json(value) }),
	parameters: (value) => ({ parameters: json(value) })
};
