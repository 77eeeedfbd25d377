import { refused } from '#kernel/errors.ts';
import { type Body, bodies } from '../../body.schema.ts';
import { type SetName, sets } from '../../model.ts';

/** The parts of a body: what is its own, and what it leads to. */
export type Parts = Readonly<{ own: Readonly<Record<string, unknown>>; related: ReadonlyMap<string, unknown> }>;

/** Takes a body apart. What the interface writes into its answers itself is passed over. @throws 400 for what it does not know */
export function partsOf(set: SetName, body: unknown): Parts {
	if (body === null || typeof body !== 'object' || Array.isArray(body)) throw wrongBody('/', 'an object');
	const own: Record<string, unknown> = {};
	const related = new Map<string, unknown>();
	for (const [name, value] of Object.entries(body)) {
		if (Object.hasOwn(sets[set].relations, name)) related.set(name, value);
		else if (Object.hasOwn(bodies[set].shape, name)) own[name] = value;
		else if (!name.includes('@iot.') && !computed.includes(`${set}/${name}`)) throw wrongBody(`/${name}`, 'not known');
	}
	return { own, related };
}

/** What a stream shows of its observations, and nobody says. */
const computed = [
	'Datastreams/observedArea',
	'Datastreams/phenomenonTime',
	'Datastreams/resultTime',
	'Datastreams/latest'
];

export const wrongBody = (at: string, why: string): Error =>
	refused('sensing_body_wrong', { at: at.slice(0, 80), why: why.slice(0, 160) }, 400);

/** What is its own, read. @throws 400 with the first that is wrong */
export function readOwn<Set extends SetName>(set: Set, own: Parts['own']): Body<Set> {
	const read = bodies[set].safeParse(own);
	if (read.success) return read.data as Body<Set>;
	throw firstWrong(read.error.issues);
}

/** The same of a change: what is not named stays. */
export function readSome<Set extends SetName>(set: Set, own: Parts['own']): Partial<Body<Set>> {
	const read = bodies[set].partial().safeParse(own);
	if (read.success) return read.data as Partial<Body<Set>>;
	throw firstWrong(read.error.issues);
}

export function firstWrong([first]: readonly Readonly<{ path: readonly PropertyKey[]; message: string }>[]): Error {
	return wrongBody(`/${first?.path.map(String).join('/') ?? ''}`, first?.message ?? '');
}

/** The number that a body links to; null for what it has made instead. @throws 400 */
export function linkIn(given: unknown): number | null {
	if (given === null || typeof given !== 'object') throw wrongBody('/', 'a link or an object');
	if (!Object.hasOwn(given, '@iot.id')) return null;
	const number = (given as Record<string, unknown>)['@iot.id'];
	if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
		throw wrongBody('/@iot.id', 'a number');
	return number;
}

export function listIn(given: unknown, name: string): readonly unknown[] {
	if (!Array.isArray(given)) throw wrongBody(`/${name}`, 'a list');
	return given;
}
