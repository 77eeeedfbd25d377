import { z } from 'zod';
import type { SetName } from './model.ts';

const LONGEST_JSON = 20_000;

const line = (most: number) => z.string().trim().min(1).max(most);
const json = z.json().refine((given) => given !== null && JSON.stringify(given).length <= LONGEST_JSON, {
	error: 'of 20,000 characters at most'
});
const object = z.record(z.string().max(200), z.json()).refine((given) => JSON.stringify(given).length <= LONGEST_JSON, {
	error: 'of 20,000 characters at most'
});
const named = { name: line(255), description: z.string().max(10_000), properties: object.nullish() };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const [EARLIEST, LATEST] = [Date.UTC(1, 0, 1), Date.UTC(9999, 0, 1)];

/** A moment of ISO 8601 with its offset; null when it is none. */
function momentIn(text: string): Date | null {
	const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
	return at > EARLIEST && at < LATEST ? new Date(at) : null;
}

/** A moment, or two of which the second is not before the first; null when it is neither. */
function periodIn(text: string): Readonly<{ from: Date; until: Date | null }> | null {
	const [first = '', second, more] = text.split('/');
	const [from, until] = [momentIn(first), second === undefined ? null : momentIn(second)];
	if (!from || more !== undefined || (second !== undefined && !until) || (until && until < from)) return null;
	return { from, until };
}

const moment = z
	.string()
	.max(40)
	.transform((text, context) => momentIn(text) ?? wrong(context, 'a moment of ISO 8601 with its offset'));
const period = z
	.string()
	.max(80)
	.transform((text, context) => periodIn(text) ?? wrong(context, 'a moment or an interval of ISO 8601'));

function wrong(context: z.RefinementCtx, message: string): never {
	context.addIssue({ code: 'custom', message });
	return z.NEVER;
}

const located = { encodingType: line(255) };
const unit = z.strictObject({
	name: z.string().max(255).nullable(),
	symbol: z.string().max(80).nullable(),
	definition: z.string().max(2000).nullable()
});

/** What stands in the body of one of a set, beside what it leads to. */
export const bodies = {
	Things: z.object(named),
	Locations: z.object({ ...named, ...located, location: json }),
	HistoricalLocations: z.object({ time: moment }),
	Datastreams: z.object({ ...named, observationType: line(2000), unitOfMeasurement: unit }),
	Sensors: z.object({ ...named, ...located, metadata: json }),
	ObservedProperties: z.object({ ...named, definition: line(2000) }),
	Observations: z.object({
		phenomenonTime: period.optional(),
		result: json,
		resultTime: moment.nullish(),
		resultQuality: json.nullish(),
		validTime: period.nullish(),
		parameters: object.nullish()
	}),
	FeaturesOfInterest: z.object({ ...named, ...located, feature: json })
} as const satisfies Record<SetName, z.ZodObject>;

export type Body<Set extends SetName> = z.output<(typeof bodies)[Set]>;

/** Many observations of some streams under the names of their columns (OGC 18-088, clause 12). */
export const DataArrays = z
	.array(
		z.object({
			Datastream: z.object({ '@iot.id': z.int().min(0) }),
			components: z.array(z.enum(['phenomenonTime', 'result', 'resultTime', 'FeatureOfInterest/id'])).max(4),
			'dataArray@iot.count': z.int().optional(),
			dataArray: z.array(z.array(z.unknown()).max(4))
		})
	)
	.max(500);
