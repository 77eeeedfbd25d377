import type { Words } from '#kernel/words.ts';

export type { Affiliation } from './affiliation.ts';
export { amountSaid, amountToType, amountTyped } from './bond/amount.ts';
export {
	type Bond,
	bondRows,
	type Convention,
	NewConvention,
	NewGift,
	NewPledge
} from './bond/bond.ts';
export { measureName, sideName } from './bond/names.ts';
export { conventionSaid } from './bond/said.ts';
export { NewFollowUp, NewList, NewNote } from './contacts/contact.schema.ts';
export { type Contact, type ContactList, contactKey, contactPath } from './contacts/contact.ts';
export { workKindName, workKinds } from './gallery/kinds.ts';
export { NewCredit, NewCredits, NewWork } from './gallery/work.ts';
export { asWork } from './gallery/work-data.ts';
export { type Ground, groundOf } from './ground.ts';
export {
	type Identifier,
	type IdentifierScheme,
	identifierAddress,
	identifierLine,
	identifierName,
	identifierSchemes,
	vatOf
} from './identifier.ts';
export { enterpriseNumber, identifierIn, identifierOf } from './identifier-forms.ts';
export { type OrganizationKind, organizationKindName, organizationKinds } from './kinds.ts';
export { type Nace, naceKey } from './nace.ts';
export { MOST_PICTURES, NewOrganization, type Organization, type OwnedPicture, Slug } from './organization.ts';
export { asOrganization } from './organization-data.ts';
export { openingName } from './people/names.ts';
export { NewProfile, openings, type Skill } from './people/person.ts';
export { asPerson } from './people/person-data.ts';
export { NewPlace } from './place.schema.ts';
export { type Place, type PlaceCard, placeLine } from './place.ts';
export { asPlace } from './place-data.ts';
export { fieldsOfPlace } from './place-fields.ts';
export { organizationSizeName, organizationSizes } from './sizes.ts';
export type { Commune, Territory } from './territory.ts';

/** A field of work that organisations and activities belong to. */
export type Sector = Readonly<{ slug: string; label: Words }>;

/** A sector as the team sees it: `uses` counts the organisations and works in it; a hidden one is offered to nobody any more. */
export type SectorEntry = Sector & Readonly<{ nace: readonly string[]; hidden: boolean; uses: number }>;

/** Who organises. */
export type OrganizationCard = Readonly<{
	id: string;
	slug: string;
	name: string;
	website: string | null;
	fictional: boolean;
}>;
