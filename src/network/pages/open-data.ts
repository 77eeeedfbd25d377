import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { Maker } from '#web/open-data.ts';
import { NewOrganization, openings, Slug, workKinds } from '../index.ts';

/** An organisation of the directory, as anyone may read it. */
export const Organization = NewOrganization.safeExtend({ id: z.uuid(), slug: Slug });

/** A person who shows herself to everyone, with what she shows; what she does not show is null or empty. */
export const Person = z.strictObject({
	slug: z.string(),
	name: z.string(),
	headline: Words.nullable(),
	locality: z.string().nullable(),
	openTo: z.array(z.enum(openings)),
	skills: z.array(z.strictObject({ uri: z.url(), label: Words })),
	fictional: z.boolean()
});

/** Something made in the hub. */
export const Work = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	kind: z.enum(workKinds),
	title: Words,
	summary: Words,
	year: z.int().nullable(),
	sectors: z.array(z.string()),
	organization: Maker.nullable(),
	picture: Picture.nullable(),
	fictional: z.boolean()
});

/** A skill of the list, under its identifier in ESCO. */
export const Skill = z.strictObject({ uri: z.url(), label: Words });
