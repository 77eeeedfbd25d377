import { z } from 'zod';
import { refused } from '../errors.ts';
import type { Viewer } from '../identity/index.ts';
import type { Locale } from '../words.ts';
import { momentOf } from './clock.ts';
import type { Scope } from './operation.ts';

/** One collection of the open data: what can be read below `/api/v1` without a key, and what its description says. */
export type OpenData = Readonly<{
	/** Below `/api/v1`: `/places`. */
	path: string;
	/** What it is, in English, as the description of the interface is. */
	summary: string;
	parameters?: readonly Parameter[];
	/** What an answer holds, and in which order. */
	gives: string;
	shape: z.ZodType;
	/** Of a key that shows more of it: also what its person may see. */
	scope?: Scope;
	/** `reader`: whose key it is, where it has that scope. */
	read: (asked: Readonly<{ url: URL; locale: Locale; reader: Viewer | null }>) => Promise<unknown>;
}>;

/** What may be asked; the address is read by the same shape that the description tells. */
export type Parameter = Readonly<{
	name: string;
	description: string;
	required?: boolean;
	shape: z.ZodType<unknown, string>;
}>;

/** A collection whose answers are of its shape. */
export const openData = <Shape extends z.ZodType>(
	given: Omit<OpenData, 'shape' | 'read'> &
		Readonly<{ shape: Shape; read: (asked: Parameters<OpenData['read']>[0]) => Promise<z.infer<Shape>> }>
): OpenData => given;

/** A parameter that is text. */
export const textParameter = (name: string, description: string): Parameter => ({
	...{ name, description },
	shape: z.string().max(200)
});

/** A parameter that is one of some words. */
export const choiceParameter = (name: string, description: string, choices: readonly string[]): Parameter => ({
	...{ name, description },
	shape: z.enum(choices)
});

/** A parameter that is a moment with its zone, or a day: its beginning in the hub. */
export const momentParameter = (name: string, description: string): Parameter => ({
	...{ name, description },
	shape: z.union([z.iso.datetime({ offset: true }), z.iso.date()])
});

/** The moment that is asked for; none when it is not. */
export function momentAsked({ searchParams }: URL, name: string, timeZone: string): Date | undefined {
	const asked = searchParams.get(name);
	if (!asked) return undefined;
	return (asked.includes('T') ? new Date(asked) : momentOf(`${asked}T00:00`, timeZone)) ?? undefined;
}

export const pageParameter: Parameter = {
	name: 'page',
	description: 'From 1; the `next` of an answer.',
	shape: z.string().regex(/^[1-9]\d{0,4}$/)
};

/**
 * Whether all that is asked can be. What is empty is not asked.
 * @throws 400 kernel_asked_unknown, kernel_asked_twice, kernel_asked_wrong, kernel_asked_missing
 */
export function requireAsked({ searchParams }: URL, parameters: readonly Parameter[] = []): void {
	const known = parameters.map(({ name }) => name).join(', ') || '–';
	for (const name of new Set(searchParams.keys())) {
		const about = parameters.find((one) => one.name === name);
		const [given = '', ...more] = searchParams.getAll(name);
		if (!about) throw refused('kernel_asked_unknown', { name: name.slice(0, 60), known }, 400);
		if (more.length) throw refused('kernel_asked_twice', { name }, 400);
		if (given && (given.includes('\0') || !about.shape.safeParse(given).success))
			throw refused('kernel_asked_wrong', { name, what: about.description }, 400);
	}
	const lacking = parameters.find(({ name, required }) => required && !searchParams.get(name));
	if (lacking) throw refused('kernel_asked_missing', { name: lacking.name }, 400);
}

/** Every answer is a list under `items`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** `next`: the number of the following page; null when this was the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	listOf(item).safeExtend({ total: z.int(), next: z.int().nullable() });

/** The number of the following page of a list that is given `most` at a time. */
export const nextPage = (page: number, most: number, total: number): number | null =>
	page * most < total ? page + 1 : null;
