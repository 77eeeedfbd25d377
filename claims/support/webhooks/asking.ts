import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type KeyFigures = { asked: number; refused: number };
type Asked = Readonly<{ method?: string; key?: string; body?: unknown; heads?: Record<string, string>; as?: string }>;
type Answer = Readonly<{ status: number; body: Record<string, unknown>; heads: Headers }>;
export type Ask = (path: string, asked?: Asked) => Promise<Answer>;
type Described = Readonly<{
	paths: Record<
		string,
		Record<string, { responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }> }>
	>;
	components: { responses: Record<string, { content: Record<string, { schema: object }> }> };
}>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
/** Asks the interface, and checks that every answer is one that the description tells of that operation, of its shape. */
export async function asker(url: string, faults: string[], figures: KeyFigures): Promise<Ask> {
	const described = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Described;
	return async (path, { method = 'GET', key, body, heads = {}, as } = {}) => {
		const answer = await fetch(`${url}/api/v1${path}`, {
			method,
			headers: {
				...(key ? { authorization: `Bearer ${key}` } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...heads
			},
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
		});
		const said = answer.status === 304 ? {} : ((await answer.json()) as Record<string, unknown>);
		figures.asked += 1;
		if (answer.status >= 400) figures.refused += 1;
		const shape = as && shapeOf(described, as, method, answer.status);
		if (as && !shape) faults.push(`${method} ${as} answers ${answer.status}, which is not described`);
		else if (shape && !ajv.validate(shape, said)) faults.push(`${method} ${as} ${answer.status}: ${ajv.errorsText()}`);
		return { status: answer.status, body: said, heads: answer.headers };
	};
}

function shapeOf({ paths, components }: Described, path: string, method: string, status: number): object | undefined {
	const told = paths[path]?.[method.toLowerCase()]?.responses[String(status)];
	const whole = told?.$ref ? components.responses[told.$ref.split('/').at(-1) ?? ''] : told;
	return Object.values(whole?.content ?? {})[0]?.schema;
}
