import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { readOpenings } from './hours-text.ts';

const day = z.iso.date({ error: 'house_apart_day_wrong' }).regex(/^20/, { error: 'house_apart_day_wrong' });

/** Days that are otherwise than the week says, as somebody writes them down: closed, unless hours are given. */
export const NewApart = z
	.strictObject({
		from: day,
		until: day,
		hours: z
			.string()
			.max(200)
			.transform((text, refinement) => {
				const read = readOpenings(text);
				if (read) return read;
				refinement.addIssue({ code: 'custom', message: 'house_apart_hours_wrong' });
				return z.NEVER;
			}),
		reason: Words.nullable()
	})
	.refine(({ from, until }) => from <= until, { path: ['until'], error: 'house_apart_order_wrong' })
	.refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 366 * 86_400_000, {
		path: ['until'],
		error: 'house_apart_long_wrong'
	});
export type NewApart = Readonly<z.output<typeof NewApart>>;
