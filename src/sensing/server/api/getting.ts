import { missing } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { type SetName, setNames } from '../../model.ts';
import { none, type Options, optionsIn } from '../../query/options.ts';
import { type Path, parsePath, type Step } from '../../query/path.ts';
import { unread } from '../../query/wrong.ts';
import type { Caller } from '../caller.ts';
import type { On } from '../sql.ts';
import { type Portion, readOne, readSet } from './reading.ts';
import { asDataArray, propertiesOf, root, selfLink, shape } from './shaping.ts';

/** What is answered: an object, or a bare value. */
export type Answer = Readonly<{ status: number; body: unknown; plain?: boolean; location?: string }>;

/** Answers a reader. @throws 400, 404, 501; 503 kernel_asked_much for what takes too long */
export async function get(path: string, query: URLSearchParams, caller: Caller): Promise<Answer> {
	const read = parsePath(path);
	if (!read) return { status: 200, body: contents() };
	const last = read.steps.at(-1) as Step;
	const options = read.of === 'entity' || read.of === 'ref' ? optionsIn(last.set, query) : none;
	return db
		.transaction()
		.setAccessMode('read only')
		.execute((tx) => answer(read, options, query, caller, tx))
		.catch(refuseWhatCannotBe);
}

/** What the database cannot reckon was asked wrongly. */
export function refuseWhatCannotBe(error: unknown): never {
	const { code = '' } = error as { code?: string };
	if (/^22(?!021|P05)/.test(code)) throw unread('$filter');
	throw error;
}

const contents = () => ({
	serverSettings: {
		conformance: ['datamodel', 'resource-path/resource-path-to-entities', 'request-data', 'create-update-delete']
			.map((one) => `http://www.opengis.net/spec/iot_sensing/1.1/req/${one}`)
			.concat('http://www.opengis.net/spec/iot_sensing/1.1/req/data-array/data-array')
	},
	value: setNames.map((name) => ({ name, url: `${root()}/${name}` }))
});

async function answer(path: Path, options: Options, query: URLSearchParams, caller: Caller, on: On): Promise<Answer> {
	const before = await numberOfParent(path.steps.slice(0, -1), caller, on);
	const last = path.steps.at(-1) as Step;
	const from = fromOf(path.steps, before);
	if (last.many) {
		const portion = await readSet(from, options, caller, on);
		return { status: 200, body: listed(path, last.set, portion, options, query) };
	}
	const found = await readOne(from, options, caller, on);
	if (!found) throw missing();
	if (path.of === 'ref') return { status: 200, body: { '@iot.selfLink': selfLink(last.set, found.row.number) } };
	if (path.of === 'entity') return { status: 200, body: shape(last.set, found, options) };
	return property(path, path.property === 'id' ? { id: found.row.number } : propertiesOf(last.set, found.row));
}

function fromOf(steps: readonly Step[], parent: number | null) {
	const last = steps.at(-1) as Step;
	const before = steps.at(-2);
	return {
		...{ set: last.set, parent, via: before ? { set: before.set, relation: last.name } : null },
		...(last.id === null ? {} : { one: last.id })
	};
}

/** The number of what an address leads through; null where it begins. @throws 404 where something on the way is not there */
export async function numberOfParent(steps: readonly Step[], caller: Caller, on: On): Promise<number | null> {
	let parent: number | null = null;
	for (const at of steps.keys()) {
		const found = await readOne(fromOf(steps.slice(0, at + 1), parent), none, caller, on);
		if (!found) throw missing();
		parent = found.row.number;
	}
	return parent;
}

function listed(path: Path, set: SetName, portion: Portion, options: Options, query: URLSearchParams) {
	const { rows, count, more } = portion;
	const value =
		path.of === 'ref'
			? rows.map(({ row }) => ({ '@iot.selfLink': selfLink(set, row.number) }))
			: options.dataArray
				? asDataArray(rows)
				: rows.map((one) => shape(set, one, options));
	return {
		...(count === null ? {} : { '@iot.count': count }),
		...(more ? { '@iot.nextLink': nextLink(path, options, rows.length, query) } : {}),
		value
	};
}

/** The same address, so much further. */
function nextLink(path: Path, { skip }: Options, shown: number, query: URLSearchParams): string {
	const steps = path.steps.map(({ name, id }) => (id === null ? name : `${name}(${id})`)).join('/');
	const asked = [...query].filter(([name]) => name !== '$skip');
	const all = [...asked, ['$skip', String(skip + shown)] as const];
	const said = all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
	return `${root()}/${steps}${path.of === 'ref' ? '/$ref' : ''}?${said}`;
}

function property({ of, property: name }: Path, properties: Readonly<Record<string, unknown>>): Answer {
	const value = properties[name ?? ''];
	if (value === undefined) return { status: 204, body: null };
	if (of === 'property') return { status: 200, body: { [name ?? '']: value } };
	return { status: 200, plain: true, body: typeof value === 'string' ? value : JSON.stringify(value) };
}
