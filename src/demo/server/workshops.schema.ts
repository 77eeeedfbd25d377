import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { blocksOf, NewWorkshop, NOTE_LENGTH, noteColours } from '#learning';

const slug = z.string().regex(SLUG);

/** An invented workshop of two campuses; `author` and `votes` of a note count the members of its team. */
export const Workshops = z.strictObject({
	place: z.strictObject({ id: slug, name: z.string(), locality: z.string(), organization: slug }),
	id: slug,
	title: Words,
	summary: Words,
	body: Words,
	audience: Words,
	price: Words,
	organization: slug,
	sectors: z.array(z.string()),
	languages: z.array(z.enum(locales)),
	...NewWorkshop.shape,
	seances: z.array(z.strictObject({ day: z.int(), start: z.string(), minutes: z.int().positive(), place: slug })),
	members: z.array(z.strictObject({ person: slug, discipline: z.string(), campus: z.string() })),
	teams: z.array(
		z.strictObject({
			name: z.string().nullable(),
			notes: z.array(
				z.strictObject({
					block: z.enum(blocksOf('lean')),
					text: z.string().max(NOTE_LENGTH),
					colour: z.enum(noteColours),
					author: z.int().min(0),
					votes: z.array(z.int().min(0))
				})
			)
		})
	)
});
