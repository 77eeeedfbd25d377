/** What leads from one set to another: to one or to many, and what leads back. */
type Relation = Readonly<{ to: SetName; many: boolean; back: string }>;

type EntitySet = Readonly<{
	one: string;
	properties: readonly string[];
	relations: Readonly<Record<string, Relation>>;
}>;

export const setNames = [
	...['Things', 'Locations', 'HistoricalLocations', 'Datastreams', 'Sensors', 'ObservedProperties', 'Observations'],
	'FeaturesOfInterest'
] as const;
export type SetName =
	| 'Things'
	| 'Locations'
	| 'HistoricalLocations'
	| 'Datastreams'
	| 'Sensors'
	| 'ObservedProperties'
	| 'Observations'
	| 'FeaturesOfInterest';

const many = (to: SetName, back: string): Relation => ({ to, many: true, back });
const one = (to: SetName, back: string): Relation => ({ to, many: false, back });

/** The eight sets of SensorThings (OGC 18-088, clause 8.2), with what each has and where each leads. */
export const sets: Readonly<Record<SetName, EntitySet>> = {
	Things: {
		one: 'Thing',
		properties: ['name', 'description', 'properties'],
		relations: {
			Locations: many('Locations', 'Things'),
			HistoricalLocations: many('HistoricalLocations', 'Thing'),
			Datastreams: many('Datastreams', 'Thing')
		}
	},
	Locations: {
		one: 'Location',
		properties: ['name', 'description', 'encodingType', 'location', 'properties'],
		relations: {
			Things: many('Things', 'Locations'),
			HistoricalLocations: many('HistoricalLocations', 'Locations')
		}
	},
	HistoricalLocations: {
		one: 'HistoricalLocation',
		properties: ['time'],
		relations: { Thing: one('Things', 'HistoricalLocations'), Locations: many('Locations', 'HistoricalLocations') }
	},
	Datastreams: {
		one: 'Datastream',
		properties: [
			...['name', 'description', 'observationType', 'unitOfMeasurement', 'observedArea', 'phenomenonTime'],
			...['resultTime', 'properties']
		],
		relations: {
			Thing: one('Things', 'Datastreams'),
			Sensor: one('Sensors', 'Datastreams'),
			ObservedProperty: one('ObservedProperties', 'Datastreams'),
			Observations: many('Observations', 'Datastream')
		}
	},
	Sensors: {
		one: 'Sensor',
		properties: ['name', 'description', 'encodingType', 'metadata', 'properties'],
		relations: { Datastreams: many('Datastreams', 'Sensor') }
	},
	ObservedProperties: {
		one: 'ObservedProperty',
		properties: ['name', 'definition', 'description', 'properties'],
		relations: { Datastreams: many('Datastreams', 'ObservedProperty') }
	},
	Observations: {
		one: 'Observation',
		properties: ['phenomenonTime', 'result', 'resultTime', 'resultQuality', 'validTime', 'parameters'],
		relations: {
			Datastream: one('Datastreams', 'Observations'),
			FeatureOfInterest: one('FeaturesOfInterest', 'Observations')
		}
	},
	FeaturesOfInterest: {
		one: 'FeatureOfInterest',
		properties: ['name', 'description', 'encodingType', 'feature', 'properties'],
		relations: { Observations: many('Observations', 'FeatureOfInterest') }
	}
};

export const isSet = (name: string): name is SetName => (setNames as readonly string[]).includes(name);

/** What leads somewhere from a set under a name; undefined when nothing does. */
export const relationOf = (set: SetName, name: string): Relation | undefined =>
	Object.hasOwn(sets[set].relations, name) ? sets[set].relations[name] : undefined;
