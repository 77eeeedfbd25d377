import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Parameter = Readonly<{ name: string; required: boolean; schema: Readonly<Record<string, unknown>> }>;
type Content = Readonly<{ content: Readonly<Record<string, Readonly<{ schema: object }>>> }>;
type Operation = Readonly<{
	parameters: readonly Parameter[];
	responses: Readonly<Record<string, Content | Readonly<{ $ref: string }>>>;
	/** By what it opens; without it, or with nothing among it, to everybody. */
	security?: readonly object[];
}>;
type Described = Readonly<{
	openapi: string;
	paths: Readonly<Record<string, Readonly<{ get?: Operation }>>>;
	components: Readonly<{ responses: Readonly<Record<string, Content>> }>;
}>;

export type InterfaceFigures = { paths: number; answers: number; refused: number };

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

/**
 * The description is one of OpenAPI by its own schema; each answer, also one that refuses, is of the shape that the description says, and open to the
 * pages of others; what there is not, twice and impossible values are refused by name.
 */
export async function interfaceFaults(url: string, space: string | null, figures: InterfaceFigures): Promise<string[]> {
	const api = `${url}/api/v1`;
	const described = (await (await fetch(`${api}/openapi.json`)).json()) as Described;
	const valid = await new Validator().validate(structuredClone(described) as Record<string, unknown>);
	const faults = valid.valid ? [] : [`the description is not OpenAPI: ${JSON.stringify(valid.errors).slice(0, 500)}`];
	for (const [path, { get }] of Object.entries(described.paths)) {
		if (!get || get.security?.every((one) => Object.keys(one).length)) continue;
		figures.paths += 1;
		for (const [asked, wanted] of questionsOf(get, space)) {
			const answer = await fetch(`${api}${path}${asked}`);
			faults.push(...(await answerFaults(`${path}${asked}`, answer, contentOf(described, get, wanted), wanted)));
			figures[wanted === 200 ? 'answers' : 'refused'] += 1;
		}
	}
	const preflight = await fetch(`${api}/places`, { method: 'OPTIONS' });
	if (!preflight.ok || preflight.headers.get('access-control-allow-origin') !== '*')
		faults.push(`a browser that asks first hears ${preflight.status}`);
	return faults;
}

/** What the description says of an answer, of a failure once for all. */
function contentOf({ components }: Described, { responses }: Operation, status: number): Content | undefined {
	const said = responses[String(status)];
	return said && '$ref' in said ? components.responses[said.$ref.split('/').at(-1) ?? ''] : said;
}

/** What is asked of each collection, and whether it is answered. */
function questionsOf({ parameters }: Operation, space: string | null): [string, 200 | 400][] {
	const needs = parameters.filter(({ required }) => required);
	if (needs.length && !space) return [['?', 400]];
	const least = needs.map(({ name }) => `${name}=${space}`).join('&');
	const also = (more: string): string => `?${[least, more].filter(Boolean).join('&')}`;
	const each = parameters.flatMap(({ name, required, schema }): [string, 200 | 400][] => [
		...(required
			? []
			: rightValues(name, schema).map((value): [string, 200] => [also(`${name}=${encodeURIComponent(value)}`), 200])),
		[also(`${name}=a&${name}=b`), 400],
		[also(`${name}=${'x'.repeat(201)}`), 400],
		[also(`${name}=%00`), 400]
	]);
	return [[also(''), 200], [also('frm=2026-12-20'), 400], [also('__proto__=1'), 400], ...each];
}

function rightValues(name: string, { enum: choices, pattern, anyOf }: Parameter['schema']): string[] {
	if (Array.isArray(choices)) return choices.map(String);
	if (anyOf) return name === 'until' ? [] : ['2026-12-20', '2026-12-20T18:30:00Z', '2026-12-20T18:30:00+01:00'];
	return pattern ? ['1', '2'] : ['', 'mons', 'é « % »'];
}

async function answerFaults(
	asked: string,
	answer: Response,
	said: Content | undefined,
	wanted: number
): Promise<string[]> {
	if (answer.status !== wanted)
		return [`${asked} is answered with ${answer.status}, not ${wanted}: ${(await answer.text()).slice(0, 200)}`];
	const schema = Object.values(said?.content ?? {})[0]?.schema;
	if (!schema) return [`${asked} is answered with ${answer.status}, which is not described`];
	const check = ajv.compile(schema);
	const right = check(await answer.json());
	return [
		...(right ? [] : [`${asked}: ${ajv.errorsText(check.errors).slice(0, 300)}`]),
		...(answer.headers.get('access-control-allow-origin') === '*' ? [] : [`${asked} is closed to other sites`])
	];
}
