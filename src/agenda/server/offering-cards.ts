import type { OrganizationCard } from '#network';
import type { OfferingCard } from '../occurrence.ts';

/** What a card of an offering needs of the offering `f` and its lead `g`, in a query that joins both. */
export const offeringColumns = [
	'f.id as offeringId',
	'f.slug',
	'f.kind',
	'f.area',
	'f.title',
	'f.summary',
	'f.sectors',
	'f.audience',
	'f.price',
	'f.minAge',
	'f.maxAge',
	'f.languages',
	'f.accessNotes',
	'f.registration',
	'f.approval',
	'f.twoNames',
	'f.externalUrl',
	'f.picture',
	'f.contact',
	'f.fictional',
	'f.publishedAt',
	'f.updatedAt as offeringUpdatedAt',
	'g.id as organizationId',
	'g.slug as organizationSlug',
	'g.name as organizationName',
	'g.website',
	'g.fictional as organizationFictional'
] as const;

type OfferingRow = Omit<OfferingCard, 'id' | 'organization' | 'updatedAt'> &
	Readonly<{
		offeringId: string;
		offeringUpdatedAt: Date;
		organizationId: string;
		organizationSlug: string;
		organizationName: string;
		organizationFictional: boolean;
		website: string | null;
	}>;

/** A row of those columns as the card that it is. */
export function card(row: OfferingRow): OfferingCard {
	const organization: OrganizationCard = {
		id: row.organizationId,
		slug: row.organizationSlug,
		name: row.organizationName,
		website: row.website,
		fictional: row.organizationFictional
	};
	const { slug, kind, area, title, summary, sectors, audience, price, minAge, maxAge, languages } = row;
	const { accessNotes, registration, approval, twoNames, externalUrl, picture, contact, fictional, publishedAt } = row;
	return {
		id: row.offeringId,
		...{ slug, kind, area, title, summary, sectors, audience, price, minAge, maxAge, languages },
		...{ accessNotes, registration, approval, twoNames, externalUrl, picture, contact, fictional, publishedAt },
		organization,
		coOrganizers: row.coOrganizers,
		updatedAt: row.offeringUpdatedAt
	};
}
