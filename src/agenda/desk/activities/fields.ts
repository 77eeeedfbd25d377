import { m } from '#messages';

/** What the fields of an activity are called, where its changes are told. */
export const namesOfFields: Readonly<Record<string, () => string>> = {
	title: m.web_title,
	summary: m.web_summary,
	body: m.web_text,
	kind: m.web_kind,
	organization: m.web_organization,
	coOrganizers: m.activities_co_organizers,
	area: m.activities_area,
	sectors: m.network_sectors,
	picture: m.web_picture,
	audience: m.activities_audience,
	minAge: m.activities_min_age,
	maxAge: m.activities_max_age,
	languages: m.activities_languages,
	accessNotes: m.agenda_access,
	price: m.web_price,
	registration: m.agenda_registration,
	approval: m.activities_approval,
	twoNames: m.activities_two_names,
	externalUrl: m.activities_external,
	operation: m.activities_operation
};
