import { z } from 'zod';
import { Picture as PictureShape } from '#kernel/picture.schema.ts';
import type { Picture } from '#kernel/picture.ts';
import { Words } from '#kernel/words.schema.ts';
import type { Words as Text } from '#kernel/words.ts';
import type { OrganizationCard } from '../index.ts';
import { type WorkKind, workKinds } from './kinds.ts';

const MOST_PICTURES = 12;
const MOST_CREDITS = 40;

/** Something made in the hub, as somebody writes it down; every picture has its words, the first one stands for the work. */
export const NewWork = z.strictObject({
	kind: z.enum(workKinds),
	title: Words,
	summary: Words,
	body: Words.nullable(),
	/** When it was finished. */
	year: z.int('gallery_year_wrong').min(1900, 'gallery_year_wrong').max(2200, 'gallery_year_wrong').nullable(),
	url: z
		.url({ protocol: /^https?$/, error: 'gallery_address_wrong' })
		.max(300, 'gallery_address_wrong')
		.nullable(),
	/** The id of the organisation that answers for it. */
	organization: z.uuid().nullable(),
	sectors: z.array(z.string().max(80)).max(20),
	pictures: z.array(PictureShape).max(MOST_PICTURES, 'gallery_pictures_many'),
	fictional: z.boolean().default(false)
});
export type NewWork = Readonly<z.infer<typeof NewWork>>;

/** Who made it: a person of the hub by her id, or a name alone; `name` as the credits of the work spell it. */
export const NewCredit = z.strictObject({
	person: z.uuid().nullable(),
	name: z.string().trim().min(1, 'gallery_credit_name').max(120, 'gallery_credit_name'),
	role: z.string().trim().max(120, 'gallery_credit_role')
});
export type NewCredit = Readonly<z.infer<typeof NewCredit>>;
export const NewCredits = z.array(NewCredit).max(MOST_CREDITS, 'gallery_credits_many');

/** A credit as a reader may see it; `slug` leads to the person's page when she has one for this reader. */
export type Credit = Readonly<{ name: string; role: string; slug: string | null }>;

/** A work in a list. */
export type WorkCard = Readonly<{
	id: string;
	slug: string;
	kind: WorkKind;
	title: Text;
	summary: Text;
	year: number | null;
	picture: Picture | null;
	sectors: readonly string[];
	organization: Pick<OrganizationCard, 'id' | 'slug' | 'name'> | null;
	fictional: boolean;
	updatedAt: Date;
}>;

/** A work's page. */
export type Work = Omit<WorkCard, 'picture'> &
	Readonly<{ body: Text | null; url: string | null; pictures: readonly Picture[]; credits: readonly Credit[] }>;
