import type { Sentence } from '#kernel/noun.ts';
import type { Words } from '#kernel/words.ts';
import { m } from '#messages';

/** What a field of a place holds: a line of text, the same in several languages, a web address, degrees, a number of people, or one of some choices. */
type Kind = 'line' | 'words' | 'website' | 'degrees' | 'count' | 'choice';

type Field = Readonly<{
	name: string;
	kind: Kind;
	label: Sentence;
	hint?: Sentence;
	/** The most letters that it may have, degrees from zero, or people. */
	most: number;
	required?: true;
	choices?: Readonly<Record<string, Sentence>>;
	/** What else a column of a table that is imported may be called. */
	also: readonly string[];
}>;

/**
 * What is known of a place besides its address here, who keeps it and its picture, in the order in which it is asked. The schema, the table's row, the
 * form, the changes, the tables in and out and the open data follow from it; its page says by hand what a visitor reads.
 */
export const placeFields = [
	{
		name: 'name',
		kind: 'line',
		label: m.web_name,
		most: 160,
		required: true,
		also: ['nom', 'lieu', 'salle', 'place', 'room', 'naam', 'plaats', 'zaal', 'nimi', 'paikka']
	},
	{
		name: 'address',
		kind: 'line',
		label: m.organizations_address,
		most: 240,
		also: ['rue', 'street', 'adres', 'straat', 'osoite', 'katuosoite']
	},
	{
		name: 'postcode',
		kind: 'line',
		label: m.web_postcode,
		most: 12,
		also: ['code postal', 'cp', 'zip', 'postal code', 'postcode', 'postinumero']
	},
	{
		name: 'locality',
		kind: 'line',
		label: m.network_locality,
		most: 120,
		also: ['localité', 'ville', 'commune', 'city', 'town', 'stad', 'gemeente', 'kunta', 'paikkakunta']
	},
	{
		name: 'website',
		kind: 'website',
		label: m.network_website,
		most: 500,
		also: ['site', 'site web', 'web', 'url', 'website', 'verkkosivu']
	},
	{
		name: 'lat',
		kind: 'degrees',
		label: m.organizations_lat,
		most: 90,
		also: ['latitude', 'breedtegraad', 'leveysaste']
	},
	{
		name: 'lon',
		kind: 'degrees',
		label: m.organizations_lon,
		most: 180,
		also: ['lng', 'longitude', 'lengtegraad', 'pituusaste']
	},
	{
		name: 'capacity',
		kind: 'count',
		label: m.network_place_capacity,
		hint: m.network_place_capacity_hint,
		most: 1_000_000,
		also: ['capacité', 'jauge', 'places assises', 'capacity', 'capaciteit', 'kapasiteetti', 'henkilömäärä']
	},
	{
		name: 'access',
		kind: 'words',
		label: m.network_place_access,
		hint: m.organizations_places_access_hint,
		most: 600,
		also: ['accès', 'accessibilité', 'accessibility', 'toegang', 'esteettömyys']
	},
	{
		name: 'sentence',
		kind: 'words',
		label: m.organizations_places_sentence,
		most: 300,
		also: ['phrase', 'description', 'beschrijving', 'kuvaus']
	}
] as const satisfies readonly Field[];

/** The same, for who goes through them all. */
export const fieldsOfPlace: readonly Field[] = [...placeFields];

type One = (typeof placeFields)[number];
type Value<F extends Field> = F['kind'] extends 'words'
	? Words | null
	: F['kind'] extends 'degrees' | 'count'
		? number | null
		: F extends { required: true }
			? string
			: (F extends { choices: infer Choices } ? keyof Choices & string : string) | null;

/** What the fields say. */
export type PlaceValues = { readonly [F in One as F['name']]: Value<F> };

/** The fields that may be left out. */
export type PlaceUnsaid = Exclude<One, { required: true }>['name'];
