import { readdirSync, readFileSync } from 'node:fs';

/** As much of JSON Schema 2020-12 as the schemas of OGraf use; a keyword that is not known is an error, so that nothing is let pass unseen. */
type Schema = Readonly<Record<string, unknown>>;
type Rule = (given: unknown, value: unknown, schema: Schema, at: string) => string[];

const folder = new URL('ograf/', import.meta.url);
const known = new Map<string, Schema>(
	readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Schema)
		.map((schema) => [String(schema.$id), schema])
);
/** That a schema is itself a schema is not looked into. */
const META = 'https://json-schema.org/draft/2020-12/schema';

/** What is wrong with a manifest of a graphic by the schema of OGraf v1, a sentence each. */
export const manifestProblems = (manifest: unknown): string[] =>
	check('https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json', manifest);

function check(id: string, value: unknown, at = ''): string[] {
	if (id === META) return [];
	const schema = known.get(id);
	return schema ? validate(schema, value, at) : [`${at}: there is no schema ${id}`];
}

function validate(schema: Schema, value: unknown, at: string): string[] {
	return Object.entries(schema).flatMap(([keyword, given]) => {
		const rule = rules[keyword];
		if (!rule) return silent.has(keyword) ? [] : [`${at}: the keyword ${keyword} is not known`];
		return rule(given, value, schema, at);
	});
}

const silent = new Set(['$schema', '$id', 'title', 'description', 'default', 'then', 'else']);

const isObject = (value: unknown): value is Schema =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
	object: isObject,
	array: Array.isArray,
	string: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: Number.isInteger,
	boolean: (value) => typeof value === 'boolean',
	null: (value) => value === null
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const said = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence]);
const each = (given: unknown): [string, Schema][] => Object.entries(given as Record<string, Schema>);

const rules: Readonly<Record<string, Rule>> = {
	$ref: (given, value, _, at) => check(String(given), value, at),
	type: (given, value, _, at) => said(types[String(given)]?.(value) === true, `${at} is not of type ${given}`),
	const: (given, value, _, at) => said(same(given, value), `${at} is not ${JSON.stringify(given)}`),
	enum: (given, value, _, at) =>
		said(
			(given as unknown[]).some((one) => same(one, value)),
			`${at} is none of ${JSON.stringify(given)}`
		),
	minimum: (given, value, _, at) =>
		said(typeof value !== 'number' || value >= Number(given), `${at} is below ${given}`),
	pattern: (given, value, _, at) =>
		said(typeof value !== 'string' || new RegExp(String(given)).test(value), `${at} does not match ${given}`),
	required: (given, value, _, at) =>
		(given as string[]).flatMap((name) => said(!isObject(value) || name in value, `${at}/${name} is missing`)),
	properties: (given, value, _, at) =>
		each(given).flatMap(([name, schema]) =>
			isObject(value) && name in value ? validate(schema, value[name], `${at}/${name}`) : []
		),
	patternProperties: (given, value, _, at) =>
		each(given).flatMap(([pattern, schema]) =>
			Object.entries(isObject(value) ? value : {})
				.filter(([name]) => new RegExp(pattern).test(name))
				.flatMap(([name, item]) => validate(schema, item, `${at}/${name}`))
		),
	propertyNames: (given, value, _, at) =>
		Object.keys(isObject(value) ? value : {}).flatMap((name) => validate(given as Schema, name, `${at}/${name}`)),
	additionalProperties: (given, value, { properties = {}, patternProperties = {} }, at) => {
		const named = (name: string) =>
			name in (properties as Schema) ||
			Object.keys(patternProperties as Schema).some((one) => new RegExp(one).test(name));
		const more = Object.keys(isObject(value) ? value : {}).filter((name) => given === false && !named(name));
		return more.map((name) => `${at}/${name} may not be there`);
	},
	items: (given, value, _, at) =>
		(Array.isArray(value) ? value : []).flatMap((item, place) => validate(given as Schema, item, `${at}/${place}`)),
	allOf: (given, value, _, at) => (given as Schema[]).flatMap((schema) => validate(schema, value, at)),
	oneOf: (given, value, _, at) =>
		said(
			(given as Schema[]).filter((schema) => validate(schema, value, at).length === 0).length === 1,
			`${at} is not exactly one of several`
		),
	if: (given, value, schema, at) => {
		const then = validate(given as Schema, value, at).length === 0 ? schema.then : schema.else;
		return then ? validate(then as Schema, value, at) : [];
	}
};
