import { missing } from '#kernel/errors.ts';
import { isSet, relationOf, type SetName, sets } from '../model.ts';
import { undone, unread } from './wrong.ts';

/** One step of an address: a set, or what a relation leads to; `id`: of the one that is meant there. */
export type Step = Readonly<{ name: string; set: SetName; many: boolean; id: string | null }>;

/** What an address means: the steps to it, and what of it: itself, references alone, a property, its bare value. */
export type Path = Readonly<{
	steps: readonly Step[];
	of: 'entity' | 'ref' | 'property' | 'value';
	property: string | null;
}>;

const MOST_STEPS = 8;
const BIGGEST = 9_223_372_036_854_775_807n;

/** Reads an address below the root; null for the root itself. @throws 404 for what there is not, 400, 501 */
export function parsePath(text: string): Path | null {
	const parts = text.split('/').filter(Boolean);
	if (!parts.length) return null;
	if (parts.length > MOST_STEPS) throw missing();
	const steps: Step[] = [];
	for (const [at, part] of parts.entries()) {
		const before = steps.at(-1);
		const step = before ? related(before, part) : first(part);
		if (!step && before) return ending(steps, before, parts.slice(at));
		if (!step) throw missing();
		steps.push(step);
	}
	return { steps, of: 'entity', property: null };
}

function first(part: string): Step | undefined {
	const { name, id } = named(part);
	if (['$batch', 'MultiDatastreams', 'Actuators', 'TaskingCapabilities', 'Tasks'].includes(name)) throw undone(name);
	return isSet(name) ? { name, set: name, many: id === null, id } : undefined;
}

/** Beyond a set that names none there is nothing but `$ref`. */
function related(before: Step, part: string): Step | undefined {
	if (before.many) return undefined;
	const { name, id } = named(part);
	const relation = relationOf(before.set, name);
	if (!relation) return undefined;
	if (id !== null && !relation.many) throw unread(part);
	return { name, set: relation.to, many: relation.many && id === null, id };
}

function named(part: string): { name: string; id: string | null } {
	const [, name = part, id = null] = /^([A-Za-z$]+)\((.*)\)$/.exec(part) ?? [];
	if (id !== null && !/^-?\d{1,30}$/.test(id)) throw unread(part);
	// what no bigint holds is no id of anything
	if (id !== null && (BigInt(id) > BIGGEST || BigInt(id) < 0n)) throw missing();
	return { name, id };
}

function ending(steps: readonly Step[], last: Step, rest: readonly string[]): Path {
	const [name = '', value, ...more] = rest;
	if (name === '$ref' && rest.length === 1) return { steps, of: 'ref', property: null };
	const known = !last.many && (sets[last.set].properties.includes(name) || name === 'id');
	if (!known || more.length || (value !== undefined && value !== '$value')) throw missing();
	return { steps, of: value ? 'value' : 'property', property: name };
}
