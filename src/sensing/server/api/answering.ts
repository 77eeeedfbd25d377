import { missing, refused } from '#kernel/errors.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { relationOf, type SetName } from '../../model.ts';
import { none } from '../../query/options.ts';
import { type Path, parsePath, type Step } from '../../query/path.ts';
import type { Caller } from '../caller.ts';
import { attach } from './attaching.ts';
import { change } from './changing.ts';
import { create, making } from './creating.ts';
import { observeArrays } from './data-array.ts';
import { type Answer, get, numberOfParent, refuseWhatCannotBe } from './getting.ts';
import { checkOwn, writerOf } from './owning.ts';
import { linkIn, partsOf, readOwn, wrongBody } from './parts.ts';
import { readOne } from './reading.ts';
import { remove } from './removing.ts';
import { selfLink, shape } from './shaping.ts';
import { observeOne } from './sharing.ts';

/** What is asked of the interface. `path`: below its root; `body`: of JSON, where one was sent; `key`: by which, for what it costs. */
type Asked = Readonly<{
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	query: URLSearchParams;
	body: unknown;
	caller: Caller;
	key: string | null;
}>;

/** Answers whoever speaks SensorThings. @throws 400, 401, 403, 404, 405, 409, 501, 503 */
export function answerSensing({ method, path, query, body, caller, key }: Asked): Promise<Answer> {
	if (method === 'GET') return get(path, query, caller);
	if (method === 'POST' && path === 'CreateObservations') return createObservations(body, caller, key);
	const read = parsePath(path);
	if (read?.of !== 'entity') throw notAllowed('GET');
	const acts = { POST: post, PATCH: patch, DELETE: erase } as const;
	return acts[method](read, caller, body).catch(refuseWhatCannotBe);
}

const notAllowed = (allow: string): Error => refused('kernel_bad_request', { allow }, 405);

async function createObservations(body: unknown, caller: Caller, key: string | null): Promise<Answer> {
	if (caller.thing === null) writerOf(caller);
	return { status: 201, body: await observeArrays(body, caller, key) };
}

async function post({ steps }: Path, caller: Caller, body: unknown): Promise<Answer> {
	const last = steps.at(-1) as Step;
	if (!last.many) throw notAllowed('GET, PATCH, DELETE');
	const quick = last.set === 'Observations' ? quickly(steps, caller, body) : null;
	const number = quick ? await quick : await makeUnder(steps, caller, body);
	// what comes every second asks for no copy of itself
	const made = quick
		? { '@iot.id': number, '@iot.selfLink': selfLink(last.set, number) }
		: await shown(last.set, number, caller);
	return { status: 201, body: made, location: selfLink(last.set, number) };
}

/** An observation that makes nothing but itself, which is nearly all of them. */
function quickly(steps: readonly Step[], caller: Caller, body: unknown): Promise<number> | null {
	if (caller.thing === null) writerOf(caller);
	const before = steps.at(-2);
	if (steps.length > 2 || (before && before.set !== 'Datastreams')) return deviceOnly(caller);
	const { own, related } = partsOf('Observations', body);
	const stream = before?.id ?? (related.has('Datastream') ? linkIn(related.get('Datastream')) : null);
	const feature = related.has('FeatureOfInterest') ? linkIn(related.get('FeatureOfInterest')) : null;
	if (stream === null || (feature === null && related.has('FeatureOfInterest'))) return deviceOnly(caller);
	return observeOne({ datastream: stream, feature, caller, given: readOwn('Observations', own) });
}

function deviceOnly(caller: Caller): null {
	writerOf(caller);
	return null;
}

/** Makes something, under something else where the address says so. */
function makeUnder(steps: readonly Step[], caller: Caller, body: unknown): Promise<number> {
	writerOf(caller);
	const last = steps.at(-1) as Step;
	const before = steps.at(-2);
	return transaction(async (tx) => {
		const parent = await numberOfParent(steps.slice(0, -1), caller, tx);
		if (!before || parent === null) return create(making(tx, caller), last.set, body);
		await checkOwn(before.set, parent, caller, tx);
		const relation = relationOf(before.set, last.name);
		const back = relation && relationOf(last.set, relation.back);
		if (!relation || !back) throw missing();
		if (!back.many) return create(making(tx, caller), last.set, body, { [relation.back]: parent });
		const number = linkIn(body) ?? (await create(making(tx, caller), last.set, body));
		await checkOwn(last.set, number, caller, tx);
		await attach(tx, { set: before.set, number: parent, name: last.name }, [number], before.set === 'Things');
		return number;
	});
}

async function shown(set: SetName, number: number, caller: Caller): Promise<unknown> {
	const found = await readOne({ set, via: null, parent: null, one: String(number) }, none, caller, db);
	return found ? shape(set, found, none) : null;
}

async function patch({ steps }: Path, caller: Caller, body: unknown): Promise<Answer> {
	const { set, number } = await oneAt(steps, caller, 'GET, POST');
	if (body === null || body === undefined) throw wrongBody('/', 'an object');
	await transaction((tx) => change(tx, caller, set, String(number), body));
	return { status: 200, body: await shown(set, number, caller) };
}

async function erase({ steps }: Path, caller: Caller): Promise<Answer> {
	const { set, number } = await oneAt(steps, caller, 'GET, POST');
	await transaction((tx) => remove(tx, caller, set, String(number)));
	return { status: 200, body: null };
}

/** The one that an address means, which its caller may write at. */
async function oneAt(steps: readonly Step[], caller: Caller, allow: string) {
	const last = steps.at(-1) as Step;
	if (last.many) throw notAllowed(allow);
	writerOf(caller);
	const number = await numberOfParent(steps, caller, db);
	if (number === null) throw missing();
	return { set: last.set, number };
}
