import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { relationOf, type SetName, sets } from '../../model.ts';
import type { Caller } from '../caller.ts';
import { tellStreams, tellThing } from '../told.ts';
import { attach } from './attaching.ts';
import { observeAll } from './observing.ts';
import { checkLink, writerOf } from './owning.ts';
import { linkIn, listIn, type Parts, partsOf, readOwn, wrongBody } from './parts.ts';
import { inserts } from './rows.ts';

const MOST_MADE = 500;

/** Who makes something, in which transaction, and how much more one body may bring. */
export type Making = Readonly<{
	tx: Tx;
	caller: Caller;
	organization: string;
	left: { count: number };
	fictional?: boolean;
}>;

export const making = (tx: Tx, caller: Caller): Making => ({
	...{ tx, caller, organization: writerOf(caller), left: { count: MOST_MADE } }
});

/**
 * Makes one of a set with all that its body brings (deep insert). @param from the number of what it hangs on, by the relation that leads there
 * @returns its number. Throws 400, 404, 409
 */
export async function create(
	now: Making,
	set: SetName,
	body: unknown,
	from: Readonly<Record<string, number>> = {}
): Promise<number> {
	if (--now.left.count < 0) throw wrongBody('/', `${MOST_MADE} objects at most`);
	const parts = partsOf(set, body);
	const to: Record<string, number> = { ...from };
	for (const [name, relation] of Object.entries(sets[set].relations))
		if (!relation.many && to[name] === undefined) {
			const found = await oneOf(now, set, name, parts);
			if (found !== null) to[name] = found;
		}
	const number = set === 'Observations' ? await observe(now, parts, to) : await insert(now, set, parts, to);
	await makeWhatFollows(now, set, number, parts);
	return number;
}

/** What a body leads to under a name: linked or made with it. @throws 400 where it must be there and is not */
async function oneOf(now: Making, set: SetName, name: string, { related }: Parts): Promise<number | null> {
	const relation = relationOf(set, name);
	const given = related.get(name);
	if (!relation) return null;
	if (given === undefined || given === null) {
		if (name === 'FeatureOfInterest') return null;
		throw wrongBody(`/${name}`, 'missing');
	}
	return linkOrMake(now, relation.to, given);
}

/** The number of what a body links to, which must be the caller's, or of what it makes instead. */
async function linkOrMake(now: Making, set: SetName, given: unknown, from: Readonly<Record<string, number>> = {}) {
	const number = linkIn(given);
	if (number === null) return create(now, set, given, from);
	await checkLink(set, number, now.caller, now.tx);
	return number;
}

async function insert(
	{ tx, caller, organization, fictional = false }: Making,
	set: Exclude<SetName, 'Observations'>,
	{ own }: Parts,
	to: Readonly<Record<string, number>>
): Promise<number> {
	const made = { own: readOwn(set, own), organization, to, fictional };
	const number = await inserts[set](tx, made as never);
	if (set === 'Things') await tellThing(tx, number, 'thing_made', caller.by);
	if (set === 'Datastreams') await tellStreams(tx, [number], 'stream_made', caller.by);
	return number;
}

async function observe({ tx, caller }: Making, { own }: Parts, to: Readonly<Record<string, number>>): Promise<number> {
	const given = readOwn('Observations', own);
	const [kept] = await observeAll(tx, [
		{ datastream: to.Datastream ?? 0, feature: to.FeatureOfInterest ?? null, caller, given }
	]);
	if (typeof kept === 'number') return kept;
	throw kept ?? refused('kernel_bad_request', {}, 400);
}

/** What hangs on what was just made: made too, or joined to it. Places come first, since what is observed is observed there. */
async function makeWhatFollows(now: Making, set: SetName, number: number, { related }: Parts): Promise<void> {
	for (const [name, relation] of Object.entries(sets[set].relations)) {
		const given = related.get(name);
		if (!relation.many || given === undefined) continue;
		const back = relationOf(relation.to, relation.back);
		const numbers: number[] = [];
		for (const one of listIn(given, name))
			numbers.push(await linkOrMake(now, relation.to, one, back?.many ? {} : { [relation.back]: number }));
		await attach(now.tx, { set, number, name }, numbers);
	}
}
