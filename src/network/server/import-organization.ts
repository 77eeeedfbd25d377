import type { Table } from '#exchange';
import type { Column, Values } from '#exchange/server';
import { wordsOf } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { eachLocale, type Locale, locales, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type OrganizationKind, organizationKindName } from '../kinds.ts';
import type { NewOrganization, Organization } from '../organization.ts';
import { organizationColumns } from './import-columns.ts';
import { numberCells, numbersAfter } from './import-numbers.ts';

/** What a row says of an organisation, on top of what is known of it. */
export function draftOf(
	values: Values,
	before: Organization | undefined,
	sectorOf: ReadonlyMap<string, string>
): NewOrganization & { slug: string } {
	const text = <K extends keyof Organization>(column: string, key: K) =>
		(values[column] === undefined ? (before?.[key] ?? null) : values[column]) as string | null;
	const number = <K extends keyof Organization>(column: string, key: K) =>
		(values[column] === undefined ? (before?.[key] ?? null) : values[column]) as number | null;
	const kind = (values.kind ?? before?.kind ?? 'company') as OrganizationKind;
	const several = (column: 'nace' | 'links' | 'sources') =>
		values[column] === undefined ? (before?.[column] ?? []) : [...listIn(values, column)];
	return {
		...(before ? written(before) : { picture: null, status: null, statusAsOf: null }),
		slug: before?.slug ?? '',
		name: text('name', 'name') ?? '',
		kind,
		sentence: wordsOf(values, 'sentence', before?.sentence) ?? kindWords(kind),
		about: wordsOf(values, 'about', before?.about),
		sectors:
			values.sectors === undefined
				? (before?.sectors ?? [])
				: listIn(values, 'sectors').flatMap((name) => sectorOf.get(spelling(name)) ?? []),
		identifiers: numbersAfter(values, before?.identifiers ?? []),
		formerNames: values.former_names === undefined ? (before?.formerNames ?? []) : [...listIn(values, 'former_names')],
		nace: several('nace'),
		links: several('links'),
		sources: several('sources'),
		website: text('website', 'website'),
		email: text('email', 'email'),
		phone: text('phone', 'phone'),
		address: text('address', 'address'),
		postcode: text('postcode', 'postcode'),
		locality: text('locality', 'locality'),
		lat: number('lat', 'lat'),
		lon: number('lon', 'lon'),
		founded: number('founded', 'founded'),
		fictional: values.fictional === undefined ? (before?.fictional ?? false) : values.fictional === true
	};
}

/** The directory needs a sentence: without one it says what kind of organisation it is. */
const kindWords = (kind: OrganizationKind): Words => ({
	source: 'fr',
	...eachLocale((locale) => organizationKindName(kind, locale))
});

export const listIn = (values: Values, column: string): readonly string[] =>
	Array.isArray(values[column]) ? values[column] : [];

export function written({
	id: _,
	createdAt: __,
	updatedAt: ___,
	verifiedAt: ____,
	deletedAt: _____,
	...given
}: Organization) {
	return given;
}

export const labelled = (columns: readonly Column[], locale: Locale) =>
	columns.map(({ id, label }) => ({ id, label: label(locale) }));

/** The directory as a table, in the columns of the import. */
export function tableOf(all: readonly Organization[], locale: Locale): Table {
	const rows = all.map((one) => ({
		...Object.fromEntries(
			locales.flatMap((language) => [
				[`sentence_${language}`, one.sentence[language] ?? null],
				[`about_${language}`, one.about?.[language] ?? null]
			])
		),
		name: one.name,
		kind: organizationKindName(one.kind, locale),
		sectors: one.sectors.join('; '),
		...numberCells(one.identifiers),
		website: one.website,
		email: one.email,
		phone: one.phone,
		address: one.address,
		postcode: one.postcode,
		locality: one.locality,
		lat: one.lat,
		lon: one.lon,
		founded: one.founded,
		former_names: one.formerNames.join('; '),
		nace: one.nace.join('; '),
		links: one.links.join('\n'),
		sources: one.sources.join('\n'),
		slug: one.slug,
		fictional: one.fictional ? m.import_yes({}, { locale }) : null
	}));
	return { name: m.network_organizations({}, { locale }), columns: labelled(organizationColumns, locale), rows };
}
