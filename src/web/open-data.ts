import { z } from 'zod';

/** A moment, as ISO 8601 with its zone. */
export const moment = z.iso.datetime();

/** Whoever makes or gives something: an organisation of the directory. */
export const Maker = z.strictObject({ slug: z.string(), name: z.string() });

/** Every answer is a list under `items`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** `next`: the number of the following page; null when this was the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	listOf(item).safeExtend({ total: z.int(), next: z.int().nullable() });

/** A page of `most` items among `total`. */
export const pageAnswer = <Item>(items: Item[], { page, total, most }: Page) => ({
	items,
	total,
	next: page * most < total ? page + 1 : null
});

type Page = Readonly<{ page: number; total: number; most: number }>;
