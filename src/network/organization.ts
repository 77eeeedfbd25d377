import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { IdentifierShape } from './identifier-forms.ts';
import { organizationKinds } from './kinds.ts';
import { organizationSizes } from './sizes.ts';

/** The part of an address that names one thing: `musee-du-doudou`. */
export const Slug = z.string().max(80, 'network_slug_wrong').regex(SLUG, 'network_slug_wrong');

const year = z.int('network_year_wrong').min(1000, 'network_year_wrong').max(2200, 'network_year_wrong').nullable();
// a javascript: address in a link would run with the reader's rights
export const webAddress = z.url({ protocol: /^https?$/, error: 'network_website_wrong' }).max(500);
const line = (most: number) => z.string('network_text_missing').trim().min(1, 'network_text_missing').max(most);

/** A point on the map: both coordinates, or none. */
const point = {
	lat: z.number('network_point_wrong').min(-90, 'network_point_wrong').max(90, 'network_point_wrong').nullable(),
	lon: z.number('network_point_wrong').min(-180, 'network_point_wrong').max(180, 'network_point_wrong').nullable()
};
export const isPoint = ({ lat, lon }: { lat: number | null; lon: number | null }): boolean =>
	(lat === null) === (lon === null);
export const half = { error: 'network_point_half', path: ['lat'] };

export const MOST_PICTURES = 8;

/** A picture of its page; `owner`: whose it is, where that is not the organisation itself. */
const OwnedPicture = Picture.extend({ owner: z.string().trim().max(120, 'network_owner_long').default('') });
export type OwnedPicture = Readonly<z.output<typeof OwnedPicture>>;

/** What somebody gives who may leave some of it out. */
export type Given<Whole, Left extends keyof Whole> = Readonly<Omit<Whole, Left> & Partial<Pick<Whole, Left>>>;

/** An organisation as somebody writes it down. `null` means not known, never "none"; without a slug, its name gives one. */
export const NewOrganization = z
	.strictObject({
		slug: Slug.optional(),
		name: line(160),
		formerNames: z.array(line(160)).max(20),
		kind: z.enum(organizationKinds, 'network_kind_missing'),
		/** One or two sentences for lists. */
		sentence: Words,
		/** Plain paragraphs, parted by an empty line. */
		about: Words.nullable().default(null),
		sectors: z.array(Slug).max(20),
		/** Keys of NACE: `2025:58.21`. */
		nace: z
			.array(z.string().regex(/^(2025|rev2):([A-Z]|\d\d(\.\d\d?)?)$/, 'network_nace_wrong'))
			.max(10)
			.default([]),
		identifiers: z.array(IdentifierShape).max(10).default([]),
		address: line(240).nullable().default(null),
		postcode: line(12).nullable().default(null),
		locality: line(120).nullable(),
		...point,
		website: webAddress.nullable(),
		/** Its other pages. */
		links: z.array(webAddress).max(10).default([]),
		email: z.email('network_email_wrong').max(254).nullable().default(null),
		phone: z
			.string()
			.trim()
			.regex(/^\+?[\d\s./()-]{6,24}$/, 'network_phone_wrong')
			.nullable()
			.default(null),
		/** Its mark. */
		picture: Picture.nullable().default(null),
		/** What it looks like, the first one above all. */
		pictures: z.array(OwnedPicture).max(MOST_PICTURES, 'network_pictures_many').default([]),
		size: z.enum(organizationSizes).nullable().default(null),
		/** What it brings to the hub, in a few lines. */
		offers: Words.nullable().default(null),
		founded: year,
		status: z.enum(['active', 'ended']).nullable(),
		/** The year of the latest source for the status. */
		statusAsOf: year,
		sources: z.array(webAddress).max(50),
		fictional: z.boolean().default(false)
	})
	.refine(isPoint, half);
type Whole = z.output<typeof NewOrganization>;
export type NewOrganization = Given<
	Whole,
	| 'slug'
	| 'about'
	| 'nace'
	| 'identifiers'
	| 'address'
	| 'postcode'
	| 'links'
	| 'email'
	| 'phone'
	| 'picture'
	| 'pictures'
	| 'size'
	| 'offers'
	| 'fictional'
>;

/** An organisation of the directory. `verifiedAt`: the team has checked who speaks for it; `deletedAt`: in the trash since. */
export type Organization = Readonly<Whole> &
	Readonly<{
		id: string;
		slug: string;
		createdAt: Date;
		updatedAt: Date;
		verifiedAt: Date | null;
		deletedAt: Date | null;
	}>;
