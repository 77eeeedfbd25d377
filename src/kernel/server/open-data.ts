import { z } from 'zod';
import type { Locale } from '../words.ts';

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
	read: (asked: Readonly<{ url: URL; locale: Locale }>) => Promise<unknown>;
}>;

type Parameter = Readonly<{ name: string; in: 'query'; description: string; schema: object }>;

/** A collection whose answers are of its shape. */
export const openData = <Shape extends z.ZodType>(
	given: Omit<OpenData, 'shape' | 'read'> &
		Readonly<{ shape: Shape; read: (asked: Parameters<OpenData['read']>[0]) => Promise<z.infer<Shape>> }>
): OpenData => given;

/** A parameter that is text. */
export const textParameter = (name: string, description: string): Parameter => ({
	name,
	in: 'query',
	description,
	schema: { type: 'string', maxLength: 200 }
});

export const pageParameter: Parameter = {
	name: 'page',
	in: 'query',
	description: 'From 1; the `next` of an answer.',
	schema: { type: 'integer', minimum: 1 }
};

/** Every answer is a list under `items`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** `next`: the number of the following page; null when this was the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	listOf(item).safeExtend({ total: z.int(), next: z.int().nullable() });

/** The number of the following page of a list that is given `most` at a time. */
export const nextPage = (page: number, most: number, total: number): number | null =>
	page * most < total ? page + 1 : null;

/** What can be read below `server`, described from the same shapes as the answers (OpenAPI 3.1). */
export const openApi = (title: string, server: string, collections: readonly OpenData[]): object => ({
	openapi: '3.1.0',
	info: { title, version: '1', description: 'Open data of the hub: what anybody may see on its pages.' },
	servers: [{ url: server }],
	paths: Object.fromEntries(
		collections.map(({ path, summary, parameters, gives, shape }) => {
			const content = { 'application/json': { schema: z.toJSONSchema(shape, { unrepresentable: 'any' }) } };
			const get = { summary, ...(parameters && { parameters }), responses: { '200': { description: gives, content } } };
			return [path, { get }];
		})
	)
});
