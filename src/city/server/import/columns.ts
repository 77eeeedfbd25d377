import {
	type Choice,
	type Column,
	choice,
	columnsNamed,
	day,
	decimal,
	languages,
	paragraphs,
	text
} from '#exchange/server';
import { locales, type Name } from '#kernel/words.ts';
import { m } from '#messages';
import { audienceName, audiences, type Licence, licenceName, licences } from '../../kinds.ts';
import { signCodes, signLanguages } from '../../signed.ts';

const inEach = (said: (locale: (typeof locales)[number]) => string): string[] => locales.map(said);

const otherAudiences = {
	adult: ['adulte', 'adultes', 'tous', 'tout public', 'adult', 'volwassenen', 'aikuiset'],
	child: ['enfant', 'enfants', 'children', 'kids', 'kinderen', 'lapset'],
	easy: ['falc', 'easy', 'easy read', 'eenvoudig', 'selkokieli'],
	described: ['audiodescription', 'ad', 'described', 'audiodescriptie', 'kuvailu'],
	signed: ['signes', 'lsfb', 'vgt', 'signed', 'signs', 'gebaren', 'viittomat']
} as const;
const otherLicences: Readonly<Record<Licence, readonly string[]>> = {
	rights: ['©', 'copyright', 'all rights reserved', 'tous droits', 'droits réservés'],
	by: ['cc by', 'by'],
	'by-sa': ['cc by sa', 'by sa'],
	'by-nc': ['cc by nc', 'by nc'],
	cc0: ['cc 0', 'cc zero', 'cc0'],
	public: ['public', 'pd', 'domaine public', 'public domain']
};

export const audienceChoices: readonly Choice[] = audiences.map((value) => ({
	value,
	names: [...inEach((locale) => audienceName(value, locale)), ...otherAudiences[value]]
}));
export const signedChoices: readonly Choice[] = signCodes.map((value) => {
	const { name, short } = signLanguages[value];
	return { value, names: [`${short}, ${name}`, name, short, value] };
});
export const licenceChoices: readonly Choice[] = licences.map((value) => ({
	value,
	names: [...inEach((locale) => licenceName(value, locale)), ...otherLicences[value]]
}));

const labels = {
	stop: m.city_stop,
	code: m.web_code,
	language: m.city_line_language,
	audience: m.city_line_audience,
	title: m.web_title,
	text: m.web_text,
	picture: m.city_picture,
	alt: m.ui_alternative,
	sound: m.city_sound,
	transcript: m.city_transcript,
	film: m.city_film,
	signed: m.city_signed_in,
	film_alt: m.city_film_alt,
	owner: m.city_owner,
	licence: m.city_licence,
	until: m.city_licence_until,
	sound_owner: m.city_line_sound_owner,
	sound_licence: m.city_line_sound_licence,
	sound_until: m.city_line_sound_until,
	author: m.city_author,
	place: m.web_place,
	address: m.web_address,
	room: m.city_line_room,
	lat: m.city_lat,
	lon: m.city_lon
} as const satisfies Readonly<Record<string, Name>>;

export type ColumnId = keyof typeof labels;

const { column } = columnsNamed((id: ColumnId, locale) => labels[id]({}, { locale }));

/** What a line of a table says: a stop in one language for some, with its files and their rights. */
export const stopColumns: readonly Column[] = [
	column('stop', '1', text(20), ['numéro', 'n°', 'ordre', 'order', 'number', 'nr', 'nummer', 'volgorde', 'numero']),
	column('code', '', text(10), ['qr', 'koodi']),
	column('language', 'fr', choice(languages), ['langue', 'lang', 'language', 'taal', 'kieli']),
	column('audience', '', choice(audienceChoices), ['pour qui', 'public', 'for', 'voor', 'kenelle']),
	column('title', '', text(140), ['titre', 'title', 'nom', 'name', 'titel', 'naam', 'otsikko', 'nimi']),
	column('text', '', paragraphs(20_000), ['texte', 'description', 'tekst', 'beschrijving', 'teksti', 'kuvaus']),
	column('picture', '', text(200), ['photo', 'fichier image', 'picture', 'image', 'foto', 'afbeelding', 'kuva']),
	column('alt', '', text(500), [
		'alt',
		'texte alternatif',
		'alternative text',
		'alternatieve tekst',
		'vaihtoehtoinen teksti'
	]),
	column('sound', '', text(200), ['audio', 'fichier son', 'fichier audio', 'sound', 'geluid', 'ääni']),
	column('transcript', '', paragraphs(20_000), ['transcription', 'transcript', 'transcriptie', 'litterointi']),
	column('film', '', text(200), ['vidéo', 'video', 'fichier film', 'elokuva', 'filmi']),
	column('signed', '', choice(signedChoices), ['langue signée', 'sign language', 'gebarentaal', 'viittomakieli']),
	column('film_alt', '', text(500), ['alt du film', 'alt of the film', 'alt van de film', 'filmin alt']),
	column('owner', '', text(200), [
		'propriétaire',
		'crédit',
		'auteur de l’image',
		'credit',
		'eigenaar',
		'omistaja',
		'droits'
	]),
	column('licence', '', choice(licenceChoices), ['license', 'licentie', 'lisenssi']),
	column(
		'until',
		'',
		day,
		['jusqu’au', 'fin de licence', 'dernier jour', 'last day', 'laatste dag', 'viimeinen päivä'],
		{
			day: true
		}
	),
	column('sound_owner', '', text(200), ['propriétaire du son', 'crédit son']),
	column('sound_licence', '', choice(licenceChoices), ['licence son']),
	column('sound_until', '', day, ['fin de licence du son'], { day: true }),
	column('author', '', text(200), ['auteur', 'autrice', 'author', 'auteur du texte', 'kirjoittaja']),
	column('place', '', text(160), ['lieu', 'place', 'plaats', 'paikka']),
	column('address', '', text(200), ['adresse', 'address', 'adres', 'osoite']),
	column('room', '', text(200), ['salle', 'étage', 'room', 'floor', 'zaal', 'verdieping', 'sali', 'huone']),
	column('lat', '', decimal(-90, 90), ['latitude', 'lat', 'y']),
	column('lon', '', decimal(-180, 180), ['longitude', 'lon', 'lng', 'x'])
];
