import type { Words } from '#kernel/words.ts';

export { organizationKindName, organizationKinds } from './kinds.ts';
export { NewOrganization, type Organization, plain, Slug } from './organization.ts';
export { NewPlace, type Place, type PlaceCard, placeLine } from './place.ts';

/** A field of work that organisations and activities belong to. */
export type Sector = Readonly<{ slug: string; label: Words }>;

/** Who organises. */
export type OrganizationCard = Readonly<{
	id: string;
	slug: string;
	name: string;
	website: string | null;
	fictional: boolean;
}>;
