import type { z } from 'zod';
import type { By } from '../facts.ts';
import type { Viewer } from '../identity/index.ts';
import type { Sentence } from '../noun.ts';
import type { Locale } from '../words.ts';
import type { db, Tx } from './db.ts';
import type { Parameter } from './open-data.ts';

/** What a key may be used for, of all that its maker may do: `proposals:write`. */
export type Scope = Readonly<{ key: string; name: Sentence }>;

/** What is asked of an operation by somebody's program. */
export type Order<Body> = Readonly<{
	/** What stands in the address where the path has braces. */
	params: Readonly<Record<string, string>>;
	url: URL;
	locale: Locale;
	/** The person whose key it is, as she stands now, with the roles that the key is for. */
	viewer: Viewer;
	by: By;
	body: Body;
	/** @throws moderation_team_only for what the team has hidden after a report, unless she is of the team. */
	checkNotHidden: (tx: Tx, kind: string, id: string) => Promise<void>;
}>;

/** One thing that programs do below `/api/v1` with a key: what serves it is what describes it. */
export type Operation = Readonly<{
	method: 'get' | 'post' | 'put';
	/** Below `/api/v1`: `/proposals/{id}/publish`. */
	path: string;
	/** What it does and gives, in English, as the description of the interface is. */
	summary: string;
	gives: string;
	scope: Scope;
	parameters?: readonly Parameter[];
	body?: z.ZodType;
	shape: z.ZodType;
	/** By which codes it is refused, beside what every operation may answer. */
	refuses?: Readonly<Partial<Record<409 | 422 | 429, readonly string[]>>>;
	/** Of what is written anew: the table in which it stands, under the `id` of its address. Compared with If-Match, it is locked until it is written. */
	row?: `${string}.${string}`;
	/** Where what it has made is read, below `/api/v1`; it is answered with 201. */
	made?: (answer: never) => string;
	act: (order: Order<never>, on: Tx) => Promise<unknown>;
}>;

type Declared<Shape extends z.ZodType> = Omit<Operation, 'method' | 'shape' | 'act' | 'body' | 'made'> &
	Readonly<{ shape: Shape }>;

/** An operation that changes nothing. */
export const reading = <Shape extends z.ZodType>(
	given: Omit<Declared<Shape>, 'refuses'> &
		Readonly<{ read: (order: Order<null>, on: Tx | typeof db) => Promise<z.infer<Shape>> }>
): Operation => {
	const { read, ...rest } = given;
	return { method: 'get', ...rest, act: read };
};

/** An operation that writes, in one transaction: by the doors and the rules of its module, which are those of the pages. */
export const writing = <Shape extends z.ZodType, Body extends z.ZodType = z.ZodNull>(
	given: Declared<Shape> &
		Readonly<{
			method: 'post' | 'put';
			body?: Body;
			made?: (answer: z.infer<Shape>) => string;
			write: (tx: Tx, order: Order<z.output<Body>>) => Promise<z.infer<Shape>>;
		}>
): Operation => {
	const { write, ...rest } = given;
	return { ...rest, act: (order: Order<z.output<Body>>, tx) => write(tx, order) };
};
