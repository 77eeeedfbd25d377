import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { organizationKinds } from './kinds.ts';

/** The part of an address that names one thing: `musee-du-doudou`. */
export const Slug = z
	.string()
	.max(80)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const year = z.int().min(1000).max(2200).nullable();
// a javascript: address in a link would run with the reader's rights
const webAddress = z.url({ protocol: /^https?$/ });

/** A point on the map: both coordinates, or none. */
export const point = {
	lat: z.number().min(-90).max(90).nullable(),
	lon: z.number().min(-180).max(180).nullable()
};
export const isPoint = ({ lat, lon }: { lat: number | null; lon: number | null }): boolean =>
	(lat === null) === (lon === null);

/** An organisation as somebody writes it down. `null` means not known, never "none". */
export const NewOrganization = z
	.strictObject({
		slug: Slug,
		name: z.string().trim().min(1).max(160),
		formerNames: z.array(z.string().trim().min(1).max(160)).max(20),
		kind: z.enum(organizationKinds),
		sentence: Words,
		sectors: z.array(Slug).max(20),
		locality: z.string().trim().min(1).max(120).nullable(),
		...point,
		website: webAddress.nullable(),
		founded: year,
		status: z.enum(['active', 'ended']).nullable(),
		/** The year of the latest source for the status. */
		statusAsOf: year,
		sources: z.array(webAddress).max(50),
		fictional: z.boolean().default(false)
	})
	.refine(isPoint, { error: 'a point has both lat and lon' });
export type NewOrganization = Readonly<z.infer<typeof NewOrganization>>;

export type Organization = NewOrganization & Readonly<{ id: string; createdAt: Date }>;

/** A text without capitals, accents or runs of blanks, so that « MUSEE » finds « musée ». */
export const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[\s\u2019'-]+/gu, ' ')
		.trim();
