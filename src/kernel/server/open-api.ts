import { z } from 'zod';
import { type Announcement, WITHDRAWN } from './announcement.ts';
import type { OpenData, Parameter } from './open-data.ts';
import { PROBLEM, Problem } from './open-problem.ts';
import type { Operation } from './operation.ts';

type Described = Readonly<{
	title: string;
	/** The address below which it is. */
	server: string;
	collections: readonly OpenData[];
	operations: readonly Operation[];
	announcements: readonly Announcement[];
}>;

/** What programs can do below `server` and are told, described from the same shapes that serve them (OpenAPI 3.1). */
export const openApi = ({ title, server, collections, operations, announcements }: Described): object => ({
	openapi: '3.1.0',
	info: {
		...{ title, version: '1' },
		description:
			'Without a key: what anybody may see on the pages of the hub. With a key: what its person may see and do there, at that moment. Errors are problem details (RFC 9457), in the language that Accept-Language asks for.'
	},
	servers: [{ url: server }],
	paths: pathsOf(collections, operations),
	webhooks: Object.fromEntries(announcements.map((one) => [one.kind, { post: toldOf(one) }])),
	components: { securitySchemes: { key: security }, responses: Object.fromEntries(failures.map(described)) }
});

const security = {
	...{ type: 'http', scheme: 'bearer', bearerFormat: 'cvk_…' },
	description: 'A key of « Pour les développeurs » (RFC 6750): Authorization: Bearer cvk_…'
};

function pathsOf(collections: readonly OpenData[], operations: readonly Operation[]) {
	const paths: Record<string, Record<string, object>> = {};
	for (const one of collections) paths[one.path] = { get: collectionOf(one) };
	for (const one of operations) paths[one.path] = { ...paths[one.path], [one.method]: operationOf(one) };
	return paths;
}

const collectionOf = ({ path, summary, parameters = [], gives, shape, scope }: OpenData) => ({
	...{ operationId: nameOf('get', path), summary, parameters: parameters.map(parameterOf) },
	...(scope ? { security: [{}, { key: [scope.key] }] } : {}),
	responses: { '200': { description: gives, content: jsonOf(shape) }, ...failuresOf('get') }
});

const operationOf = (one: Operation) => ({
	...{ operationId: nameOf(one.method, one.path), summary: one.summary, security: [{ key: [one.scope.key] }] },
	parameters: [...inPath(one.path), ...(one.parameters ?? []).map(parameterOf), ...inHead(one)],
	...(one.body
		? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(one.body, 'input') } } } }
		: {}),
	responses: {
		[one.made ? '201' : '200']: { description: one.gives, content: jsonOf(one.shape), headers: headersOf(one) },
		...failuresOf(one.method),
		...refusalsOf(one)
	}
});

const string = { type: 'string' } as const;

const inPath = (path: string) =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: string }));

const inHead = ({ method }: Operation) =>
	method === 'get'
		? [{ name: 'If-None-Match', in: 'header', description: 'The ETag that one has.', schema: string }]
		: [
				{
					...{ name: 'Idempotency-Key', in: 'header', schema: { ...string, minLength: 1, maxLength: 200 } },
					description:
						'One for each order: sent again within 24 hours it is answered as before, and nothing is done twice.'
				},
				...(method === 'put'
					? [
							{
								...{ name: 'If-Match', in: 'header', schema: string },
								description: 'The ETag of what one has read: when it is another by now, nothing is written (412).'
							}
						]
					: [])
			];

const headersOf = ({ method, made }: Operation) => ({
	...(method === 'post' ? {} : { ETag: { schema: string } }),
	...(made ? { Location: { schema: string } } : {})
});

const nameOf = (method: string, path: string): string =>
	method +
	path
		.replaceAll(/\{(\w+)\}/g, 'by-$1')
		.split(/[/-]/)
		.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
		.join('');

const jsonOf = (shape: z.ZodType) => ({ 'application/json': { schema: schemaOf(shape, 'output') } });

/** Without `$schema`: in a description of an interface the dialect is that of the whole. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): object {
	const { $schema: _, ...schema } = z.toJSONSchema(shape, { unrepresentable: 'any', io });
	return schema;
}

const parameterOf = ({ name, description, required = false, shape }: Parameter) => ({
	...{ name, in: 'query', description, required, schema: schemaOf(shape, 'input') }
});

const problem = { [PROBLEM]: { schema: schemaOf(Problem, 'output') } };

/** What every operation may answer instead; the last two columns: only what writes. */
const failures: readonly (readonly [status: number, name: string, description: string, writes?: boolean])[] = [
	[400, 'Wrong', 'What is asked cannot be: a parameter that there is not, or a wrong value'],
	[401, 'NoKey', 'A key is needed, or the one that was sent opens nothing (any more)'],
	[403, 'NoScope', 'The key is not for that'],
	[404, 'Missing', 'What is named is not there, or not for the person whose key it is'],
	[405, 'NotAllowed', 'There is no such method here; Allow names those that there are'],
	[409, 'Conflict', 'It stands otherwise by now, or the same order is being carried out', true],
	[412, 'Changed', 'It was changed since it was read (If-Match)', true],
	[413, 'TooLarge', 'The body has more than 512 kB', true],
	[415, 'NotJson', 'The body is no application/json', true],
	[422, 'Refused', 'The body is wrong, field by field in `errors`, or a rule of the hub refuses it', true],
	[429, 'TooMany', 'Too much was asked; Retry-After says in how many seconds to come again'],
	[500, 'Failed', 'The hub has failed; `requestId` finds it in its journal'],
	[503, 'Busy', 'The hub has too much to do; come again']
];

const described = ([status, name, description]: (typeof failures)[number]) => [
	name,
	{
		...{ description, content: problem },
		...(status === 429 ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
		...(status === 401 || status === 403 ? { headers: { 'WWW-Authenticate': { schema: string } } } : {})
	}
];

const failuresOf = (method: string) =>
	Object.fromEntries(
		failures
			.filter(([, , , writes]) => method !== 'get' || !writes)
			.map(([status, name]) => [String(status), { $ref: `#/components/responses/${name}` }])
	);

/** The codes of an operation's own, beside the general ones of their status. */
const refusalsOf = ({ refuses = {} }: Operation) =>
	Object.fromEntries(
		Object.entries(refuses).map(([status, codes]) => {
			const [, , usual = ''] = failures.find(([one]) => one === Number(status)) ?? [];
			return [status, { description: `${usual}. Its codes: ${codes.join(', ')}`, content: problem }];
		})
	);

/** What a receiver of announcements gets (Standard Webhooks). */
const Told = z.strictObject({
	type: z.string(),
	timestamp: z.iso.datetime(),
	data: z.strictObject({
		object: z.strictObject({ kind: z.string(), id: z.uuid() }),
		/** Where it is read, with a key. */
		url: z.url()
	})
});

/** The same once it is not there any more for who was told of it. */
const Withdrawn = z.strictObject({
	...Told.shape,
	type: z.literal(WITHDRAWN),
	data: Told.shape.data.omit({ url: true })
});

const toldOf = ({ summary, verbs }: Announcement) => ({
	summary: `${summary} (${verbs.join(', ')}), or what one was told of is not there any more (${WITHDRAWN})`,
	parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
		...{ name, in: 'header', required: true, schema: string }
	})),
	requestBody: {
		required: true,
		content: { 'application/json': { schema: schemaOf(z.union([Told, Withdrawn]), 'output') } }
	},
	responses: {
		'2XX': { description: 'It has arrived; anything else, and no answer within ten seconds, is tried again' },
		'410': { description: 'Nothing more is to be sent there, ever' }
	}
});
