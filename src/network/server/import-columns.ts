import {
	type Column,
	choice,
	columnsNamed,
	decimal,
	email,
	languages,
	list,
	name,
	paragraphs,
	text,
	website,
	whole,
	yesNo
} from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { type OrganizationKind, organizationKindName, organizationKinds } from '../kinds.ts';
import { bce, numberIn, vat } from './import-numbers.ts';
import { nace, personName, phone, slug, websites } from './import-readers.ts';

type Label =
	| 'name'
	| 'kind'
	| 'sentence'
	| 'about'
	| 'sectors'
	| 'bce'
	| 'ytunnus'
	| 'siren'
	| 'kvk'
	| 'vat'
	| 'website'
	| 'email'
	| 'phone'
	| 'address'
	| 'postcode'
	| 'locality'
	| 'lat'
	| 'lon'
	| 'founded'
	| 'former_names'
	| 'links'
	| 'nace'
	| 'sources'
	| 'slug'
	| 'fictional'
	| 'first_name'
	| 'last_name'
	| 'locale'
	| 'birth_year'
	| 'organization'
	| 'role';

const { column, inLanguages } = columnsNamed((id: Label, locale) => m[`import_column_${id}`]({}, { locale }));

/** What people write for a kind besides its name: legal forms, and words of one's own. */
const otherNames: Readonly<Partial<Record<OrganizationKind, readonly string[]>>> = {
	association: ['asbl', 'aisbl', 'vzw', 'ivzw', 'ry', 'non-profit', 'ngo', 'ong'],
	city: ['commune', 'municipality', 'gemeente', 'kunta'],
	company: ['société', 'sprl', 'srl', 'sa', 'bv', 'bvba', 'nv', 'sc', 'scrl', 'oy', 'startup', 'start-up', 'studio'],
	culture: ['musée', 'museum', 'théâtre', 'centre culturel', 'museo'],
	media: ['tv', 'radio', 'télévision', 'presse'],
	training: ['école', 'school', 'lycée', 'athénée', 'koulu', 'centre de formation'],
	university: [
		'université',
		'haute école',
		'university',
		'universiteit',
		'hogeschool',
		'yliopisto',
		'ammattikorkeakoulu'
	]
};
/** What an organisation may be, by all its names. */
export const organizationKindChoices = organizationKinds.map((value) => ({
	value,
	names: [...locales.map((locale) => organizationKindName(value, locale)), ...(otherNames[value] ?? [])]
}));

/** What kind of organisation a name says that it is: « Les Amis ASBL » is an association. */
export function kindSaid(name: string): OrganizationKind {
	const words = new Set(name.split(/[\s,()–-]+/).map((word) => spelling(word)));
	const said = organizationKindChoices.find(({ names }) => names.some((one) => words.has(spelling(one))));
	return said?.value ?? 'company';
}

const emailTitles = [
	'e-mail',
	'mail',
	'courriel',
	'adresse e-mail',
	'adresse mail',
	'adresse électronique',
	'e-mail address',
	'e-mailadres',
	'mailadres',
	'sähköposti',
	'sähköpostiosoite'
];

export const organizationColumns: readonly Column[] = [
	column(
		'name',
		'Studio Ondine',
		name(160),
		[
			'nom',
			'organisation',
			'organization',
			'société',
			'entreprise',
			'raison sociale',
			'dénomination',
			'partenaire',
			'naam',
			'company',
			'organisatie',
			'bedrijf',
			'nimi',
			'yritys'
		],
		{ required: true }
	),
	column('kind', '', choice(organizationKindChoices), [
		'type',
		'sorte',
		'catégorie',
		'category',
		'soort',
		'laji',
		'forme'
	]),
	...inLanguages('sentence', 'Des jeux sur l’eau, pour les écoles.', text(300), [
		'phrase',
		'description courte',
		'accroche',
		'résumé',
		'description',
		'beschrijving',
		'kuvaus'
	]),
	...inLanguages('about', '', paragraphs(5000), ['présentation', 'texte', 'à propos', 'about us', 'over ons']),
	column('sectors', 'gaming ; design', list(20), [
		'secteurs',
		'secteur',
		'sector',
		'sectoren',
		'domaines',
		'activité',
		'toimialat'
	]),
	column('bce', '0200.065.765', bce, [
		'numéro bce',
		'n° bce',
		'numéro d’entreprise',
		'n° entreprise',
		'kbo',
		'kbo-nummer',
		'ondernemingsnummer',
		'enterprise number'
	]),
	column('ytunnus', '2077474-0', numberIn('ytunnus'), ['y-tunnus', 'ytunnus', 'business id', 'fo-nummer']),
	column('siren', '552 008 443', numberIn('siren', 9), [
		'n° siren',
		'numéro siren',
		'siret',
		'n° siret',
		'numéro siret'
	]),
	column('kvk', '12345678', numberIn('kvk', 8), ['kvk-nummer', 'n° kvk', 'kamer van koophandel']),
	column('vat', 'FR40303265045', vat, [
		'tva',
		'n° tva',
		'numéro de tva',
		'tva intracommunautaire',
		'vat number',
		'vat no',
		'btw',
		'btw-nummer',
		'alv-tunnus',
		'alv-numero'
	]),
	column('website', 'https://example.org', website, [
		'site',
		'site web',
		'site internet',
		'url',
		'web',
		'www',
		'webstek',
		'sivusto',
		'verkkosivu'
	]),
	column('email', 'bonjour@example.org', email, emailTitles),
	column('phone', '065 12 34 56', phone, ['téléphone', 'tél', 'gsm', 'telefoon', 'telephone', 'tel', 'puhelin']),
	column('address', 'Rue du Puits 3', text(240), ['adresse', 'rue', 'adres', 'straat', 'street', 'osoite']),
	column('postcode', '7000', text(12), ['code postal', 'cp', 'postal code', 'zip', 'postinumero']),
	column('locality', 'Bruxelles', text(120), [
		'localité',
		'ville',
		'commune',
		'city',
		'town',
		'stad',
		'gemeente',
		'plaats',
		'woonplaats',
		'paikkakunta'
	]),
	column('lat', '', decimal(-90, 90), ['latitude', 'breedtegraad', 'leveysaste']),
	column('lon', '', decimal(-180, 180), ['longitude', 'lng', 'lengtegraad', 'pituusaste']),
	column('founded', '2009', whole(1000, 2200), [
		'année de création',
		'fondée en',
		'créée en',
		'founded',
		'opgericht',
		'perustettu'
	]),
	column('former_names', '', list(20), ['anciens noms', 'former names', 'vroegere namen', 'aiemmat nimet']),
	column('nace', '58.21', nace, ['code nace', 'codes nace', 'nace-bel', 'nacebel', 'nacecode', 'nace codes']),
	column('links', '', websites(10), ['liens', 'autres liens', 'autres sites', 'links', 'andere sites', 'linkit']),
	column('sources', '', websites(50), ['source', 'bronnen', 'bron', 'lähteet', 'lähde']),
	column('slug', '', slug, ['adresse dans le hub', 'identifiant']),
	column('fictional', '', yesNo, ['fictif', 'fictional', 'fictief', 'keksitty'])
];

export const personColumns: readonly Column[] = [
	column('name', 'Ann Lefèvre', personName(120), [
		'nom complet',
		'nom et prénom',
		'full name',
		'personne',
		'naam',
		'volledige naam',
		'koko nimi'
	]),
	column('first_name', '', personName(60), [
		'prénom',
		'prénoms',
		'prénom(s)',
		'first name',
		'forename',
		'given name',
		'given names',
		'voornaam',
		'voornamen',
		'roepnaam',
		'etunimi',
		'etunimet'
	]),
	column('last_name', '', personName(60), [
		'nom de famille',
		'patronyme',
		'last name',
		'surname',
		'family name',
		'achternaam',
		'familienaam',
		'sukunimi'
	]),
	column('email', 'ann.lefevre@example.org', email, emailTitles),
	column('locale', 'fr', choice(languages), ['langue', 'language', 'taal', 'kieli']),
	column('birth_year', '', whole(1900, 2100), ['année de naissance', 'birth year', 'geboortejaar', 'syntymävuosi']),
	column('organization', 'Studio Ondine', text(160), [
		'organisation',
		'société',
		'entreprise',
		'company',
		'organisatie',
		'bedrijf',
		'organisaatio',
		'employeur'
	]),
	column('role', 'Directrice', text(120), [
		'fonction',
		'rôle',
		'function',
		'position',
		'job title',
		'functie',
		'rol',
		'tehtävä'
	])
];
