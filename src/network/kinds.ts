import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

const names = {
	association: m.network_kind_association,
	'business-park': m.network_kind_business_park,
	city: m.network_kind_city,
	company: m.network_kind_company,
	culture: m.network_kind_culture,
	fund: m.network_kind_fund,
	hub: m.network_kind_hub,
	incubator: m.network_kind_incubator,
	'living-lab': m.network_kind_living_lab,
	media: m.network_kind_media,
	'public-agency': m.network_kind_public_agency,
	research: m.network_kind_research,
	tourism: m.network_kind_tourism,
	training: m.network_kind_training,
	university: m.network_kind_university
} satisfies Record<string, Name>;

export type OrganizationKind = keyof typeof names;
export const organizationKinds = Object.keys(names) as [OrganizationKind, ...OrganizationKind[]];

/** What an organisation's kind is called; without a language, in the reader's. */
export const organizationKindName = (kind: OrganizationKind, locale?: Locale): string =>
	names[kind]({}, locale ? { locale } : undefined);
