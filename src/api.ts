import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { can } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { requireAsked } from '#kernel/server/open-data.ts';
import { WrongBody } from '#kernel/server/open-problem.ts';
import type { Operation } from '#kernel/server/operation.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { reportActs } from '#moderation/acts.ts';
import { checkNotHidden } from '#moderation/server';
import { type Answer, byProgram, onceFor, type Program } from '#programs/server';
import { shownNow } from './nouns.ts';

type Method = Operation['method'];

/** Answers a program: with what everybody may read, or, by its key, with what its person may see and do. @throws 401, 403, 404, 405, and what the act throws */
export async function answerProgram(event: RequestEvent, method: Method, path: string): Promise<Response> {
	const { open, operations } = await shownNow();
	const collection = method === 'get' && open.find((one) => one.path === path);
	if (collection) return readCollection(event, collection);
	const here = operations.flatMap((one) => {
		const params = paramsIn(one.path, path);
		return params ? [{ operation: one, params }] : [];
	});
	const asked = here.find(({ operation }) => operation.method === method);
	if (asked) return carryOut(event, asked.operation, asked.params);
	const readable = open.some((one) => one.path === path) ? ['get'] : [];
	const methods = [...new Set([...readable, ...here.map(({ operation }) => operation.method)])];
	if (!methods.length) throw missing();
	throw refused('kernel_bad_request', { allow: methods.join(', ').toUpperCase() }, 405);
}

type Collection = Awaited<ReturnType<typeof shownNow>>['open'][number];

async function readCollection({ url, locals }: RequestEvent, one: Collection): Promise<Response> {
	requireAsked(url, one.parameters);
	const { program } = locals;
	const reader = program && one.scope && program.scopes.includes(one.scope.key) ? program.viewer : null;
	const body = await one.read({ url, locale: locals.locale, reader });
	return Response.json(body, { headers: { ...pagesOf(url, body), ...(reader ? PRIVATE : {}) } });
}

const PRIVATE = { 'cache-control': 'private, no-store' } as const;

/** The following page as a link (RFC 8288), for whoever would rather follow one than count. */
function pagesOf(url: URL, body: unknown): Record<string, string> {
	const { next } = body as { next?: number | string | null };
	if (next === undefined || next === null) return {};
	const following = new URL(`${publicUrl()}${url.pathname}${url.search}`);
	following.searchParams.set(typeof next === 'number' ? 'page' : 'from', String(next));
	return { link: `<${following.href}>; rel="next"` };
}

/** What stands in a path where its pattern has braces; null when it is another. */
function paramsIn(pattern: string, path: string): Record<string, string> | null {
	const [wanted, given] = [pattern.split('/'), path.split('/')];
	const params: Record<string, string> = {};
	const fits = wanted.every((part, at) => {
		const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
		if (name) params[name] = given[at] ?? '';
		return name ? Boolean(given[at]) : part === given[at];
	});
	return fits && wanted.length === given.length ? params : null;
}

async function carryOut(event: RequestEvent, operation: Operation, params: Record<string, string>): Promise<Response> {
	const program = requireScope(event, operation);
	requireAsked(event.url, operation.parameters);
	const order = await orderOf(event, program, operation, params);
	if (operation.method === 'get') return readOne(event, operation, order);
	const { status, body, headers } = await write(event, operation, { program, order });
	return Response.json(body, { status, headers: { ...headers, ...PRIVATE } });
}

/** @throws 401, 403 programs_scope_missing */
function requireScope({ locals: { program } }: RequestEvent, { scope }: Operation): Program {
	if (!program) throw refused('programs_key_first', {}, 401);
	if (!program.scopes.includes(scope.key)) throw refused('programs_scope_missing', { scope: scope.key }, 403);
	return program;
}

type Order = Parameters<Operation['act']>[0];

async function orderOf(
	{ request, url, locals: { locale } }: RequestEvent,
	program: Program,
	operation: Operation,
	params: Record<string, string>
): Promise<Order> {
	const { viewer } = program;
	return {
		...{ params, url, locale, viewer, by: byProgram(program) },
		body: (await bodyOf(request, operation)) as never,
		checkNotHidden: async (tx, kind, id) => {
			if (!can(viewer, reportActs.decide)) await checkNotHidden(tx, kind, id);
		}
	};
}

/** @throws 415 programs_not_json, 400 for what is no JSON, 413, WrongBody */
async function bodyOf(request: Request, { body: shape }: Operation): Promise<unknown> {
	if (!shape) return null;
	if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
		throw refused('programs_not_json', {}, 415);
	const text = await request.text();
	const read = shape.safeParse(parsedJson(text));
	if (!read.success) throw new WrongBody(read.error);
	return read.data;
}

/** What a program sends, read. @throws 400 programs_not_json */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text, (_, one: unknown) => (typeof one === 'string' ? withoutZero(one) : one));
	} catch {
		// also what is nested so deep that no reader comes to its end
		throw refused('programs_not_json', {}, 400);
	}
}

/** PostgreSQL has no zero byte in its texts. */
const withoutZero = (text: string): string => text.replaceAll('\0', '');

async function readOne({ request, url }: RequestEvent, { act }: Operation, order: Order): Promise<Response> {
	const body = await transaction((tx) => act(order, tx));
	const etag = etagOf(body);
	const headers = { etag, ...PRIVATE, ...pagesOf(url, body) };
	const known = request.headers.get('if-none-match')?.split(',') ?? [];
	if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers });
	return Response.json(body, { headers });
}

const etagOf = (body: unknown): string =>
	`"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;

type Sent = Readonly<{ program: Program; order: Order }>;

function write(event: RequestEvent, operation: Operation, { program, order }: Sent): Promise<Answer> {
	const { pathname } = event.url;
	const orderKey = event.request.headers.get('idempotency-key');
	if (orderKey !== null && !/^[\x21-\x7e]{1,200}$/.test(orderKey)) throw refused('programs_order_key', {}, 400);
	const act = async (tx: Tx): Promise<Answer> => {
		await checkUnchanged(tx, event, { operation, order });
		const body = await operation.act(order, tx);
		const made = operation.made?.(body as never);
		return {
			...{ status: made ? 201 : 200, body },
			headers: {
				...(made ? { location: `${publicUrl()}/api/v1${made}` } : {}),
				...(operation.method === 'put' ? { etag: etagOf(body) } : {})
			}
		};
	};
	const asked = [operation.method, pathname, order.body];
	return transaction((tx) =>
		orderKey === null ? act(tx) : onceFor(tx, { key: program.key, orderKey, asked }, () => act(tx))
	);
}

/** Of what is written anew: whether it is still what the program has read. @throws 412 programs_changed */
async function checkUnchanged(
	tx: Tx,
	{ request }: RequestEvent,
	{ operation, order }: Readonly<{ operation: Operation; order: Order }>
): Promise<void> {
	const read = request.headers.get('if-match');
	if (read === null || operation.method !== 'put') return;
	const { id = '' } = order.params;
	// whoever writes it meanwhile, by a page too, waits or is waited for
	if (operation.row && isId(id))
		await sql`select from ${sql.table(operation.row)} where id = ${id} for update`.execute(tx);
	const { operations } = await shownNow();
	const same = operations.find((one) => one.method === 'get' && one.path === operation.path);
	const now = same && etagOf(await same.act({ ...order, body: null as never }, tx));
	if (read.trim() !== '*' && read.trim() !== now) throw refused('programs_changed', {}, 412);
}
