import { m } from '#messages';

/** What the fields of an organisation are called, where its changes are told. */
export const namesOfFields: Readonly<Record<string, () => string>> = {
	slug: m.organizations_slug,
	name: m.web_name,
	formerNames: m.organizations_former,
	kind: m.network_kind,
	sentence: m.organizations_sentence,
	about: m.network_about,
	sectors: m.network_sectors,
	nace: m.network_nace,
	identifiers: m.network_numbers,
	address: m.organizations_address,
	postcode: m.web_postcode,
	locality: m.network_locality,
	lat: m.network_map,
	lon: m.network_map,
	website: m.network_website,
	links: m.network_links,
	email: m.web_email_address,
	phone: m.web_phone,
	picture: m.organizations_picture,
	pictures: m.organizations_pictures,
	size: m.network_size,
	offers: m.network_offers,
	founded: m.organizations_founded,
	status: m.organizations_status,
	statusAsOf: m.organizations_status_as_of,
	sources: m.network_sources
};
