import {
	type Column,
	choice,
	columnsNamed,
	Fault,
	inYears,
	languages,
	list,
	moment,
	name,
	paragraphs,
	text,
	time,
	website,
	whole,
	yesNo
} from '#exchange/server';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { offeringKindName } from '../occurrence.ts';
import { offeringKinds } from '../offering.ts';

type Label =
	| 'title'
	| 'theme'
	| 'summary'
	| 'body'
	| 'price'
	| 'audience'
	| 'activity_kind'
	| 'organization'
	| 'co_organizers'
	| 'sectors'
	| 'languages'
	| 'min_age'
	| 'max_age'
	| 'contact'
	| 'external_url'
	| 'date'
	| 'time'
	| 'end_date'
	| 'end_time'
	| 'place'
	| 'room'
	| 'online_url'
	| 'capacity'
	| 'opens'
	| 'closes'
	| 'cancelled'
	| 'cancel_reason'
	| 'approval'
	| 'two_names'
	| 'published'
	| 'slug'
	| 'fictional';

const { column, inLanguages } = columnsNamed((id: Label, locale) => m[`import_column_${id}`]({}, { locale }));

/** What an activity may be, by all its names. */
export const offeringKindChoices = offeringKinds.map((value) => ({
	value,
	names: locales.map((locale) => offeringKindName(value, locale))
}));

/** Nobody plans a séance of another time, nor finds one there. */
const when: Column['read'] = (cell, reading) => {
	const found = moment(cell, reading);
	return typeof found === 'string' ? inYears(found, 1970, 2099) : found;
};

const spoken: Column['read'] = (cell) => {
	const found = list(locales.length)(cell);
	if (!Array.isArray(found)) return found as Fault | null;
	const read = found.map((one: string) => choice(languages)(one));
	return read.find((one) => one instanceof Fault) ?? (read as string[]);
};

export const activityColumns: readonly Column[] = [
	...inLanguages('title', 'Café numérique', name(160), [
		'titre',
		'activité',
		'nom',
		'intitulé',
		'événement',
		'titel',
		'event',
		'activiteit',
		'otsikko',
		'nom de l’activité'
	]),
	column(
		'organization',
		'Studio Ondine',
		text(160),
		['organisation', 'organisateur', 'organizer', 'partenaire', 'organisatie', 'järjestäjä'],
		{ required: true }
	),
	column('co_organizers', '', list(12), [
		'co-organisateurs',
		'coorganisateurs',
		'avec',
		'en partenariat avec',
		'co-organizers',
		'with',
		'medeorganisatoren',
		'samen met',
		'yhdessä'
	]),
	column(
		'date',
		'25/11/2026',
		when,
		['jour', 'date de début', 'début', 'start', 'start date', 'datum', 'begindatum', 'päivä', 'alkaa', 'quand'],
		{ day: true }
	),
	column('time', '18:30', time, [
		'heure',
		'heure de début',
		'début',
		'start',
		'start time',
		'uur',
		'beginuur',
		'kello',
		'alkaa',
		'de'
	]),
	column('end_time', '20:30', time, [
		'heure de fin',
		'fin',
		'end',
		'end time',
		'einduur',
		'einde',
		'à',
		'jusqu’à',
		'loppuu',
		'päättyy klo'
	]),
	column('end_date', '', when, ['date de fin', 'fin', 'end', 'end date', 'einddatum', 'einde', 'loppuu'], {
		day: true
	}),
	column('place', 'Le Quai', text(160), ['lieu', 'endroit', 'venue', 'location', 'plaats', 'locatie', 'paikka']),
	column('room', '', text(160), [
		'salle',
		'local',
		'espace',
		'room',
		'space',
		'zaal',
		'lokaal',
		'ruimte',
		'sali',
		'huone',
		'tila'
	]),
	column('capacity', '40', whole(0, 1_000_000), [
		'capacité',
		'places',
		'nombre de places',
		'jauge',
		'plaatsen',
		'capaciteit',
		'paikkoja'
	]),
	column(
		'opens',
		'',
		when,
		[
			'ouverture',
			'inscriptions ouvertes',
			'inscription dès',
			'registration opens',
			'open vanaf',
			'ilmoittautuminen alkaa'
		],
		{ day: true }
	),
	column(
		'closes',
		'',
		when,
		[
			'clôture',
			'date limite',
			'inscription jusqu’au',
			'deadline',
			'registration closes',
			'inschrijven tot',
			'ilmoittautuminen päättyy'
		],
		{ day: true }
	),
	column('cancelled', '', yesNo, ['annulé', 'annulée', 'cancelled', 'canceled', 'geannuleerd', 'peruttu']),
	...inLanguages('cancel_reason', '', text(500), [
		'raison de l’annulation',
		'motif de l’annulation',
		'reason for cancelling',
		'reden van annulering',
		'peruutuksen syy'
	]),
	column('activity_kind', '', choice(offeringKindChoices), ['type', 'sorte', 'kind', 'catégorie', 'soort', 'laji']),
	...inLanguages('theme', '', text(200), ['thème', 'sujet', 'thema', 'onderwerp', 'topic', 'aihe']),
	...inLanguages('summary', 'Une heure pour parler du numérique.', text(400), [
		'résumé',
		'accroche',
		'description courte',
		'samenvatting',
		'tiivistelmä'
	]),
	...inLanguages('body', '', paragraphs(10_000), [
		'description',
		'texte',
		'présentation',
		'beschrijving',
		'tekst',
		'kuvaus'
	]),
	...inLanguages('price', 'Gratuit', text(160), ['prix', 'tarif', 'paf', 'prijs', 'hinta']),
	...inLanguages('audience', '', text(160), ['public', 'pour qui', 'doelgroep', 'kohderyhmä']),
	column('sectors', 'digital', list(20), ['secteurs', 'secteur', 'sector', 'sectoren', 'toimialat']),
	column('languages', 'fr', spoken, ['langues', 'langue', 'talen', 'taal', 'kielet', 'language']),
	column('min_age', '', whole(0, 120), ['âge minimum', 'âge', 'age', 'dès', 'leeftijd', 'ikä']),
	column('max_age', '', whole(0, 120), ['âge maximum', 'maximum age', 'maximumleeftijd']),
	column('contact', '', text(200), ['personne de contact', 'renseignements', 'yhteys']),
	column('external_url', '', website, [
		'inscription',
		'lien d’inscription',
		'registration',
		'billetterie',
		'tickets',
		'inschrijving'
	]),
	column('online_url', '', website, ['lien en ligne', 'visio', 'online', 'lien visio']),
	column('approval', '', yesNo, ['sur demande', 'à approuver', 'on request', 'op aanvraag', 'hyväksyttävä']),
	column('two_names', '', yesNo, [
		'prénom et nom séparés',
		'first name and surname apart',
		'voornaam en familienaam apart',
		'etunimi ja sukunimi erikseen'
	]),
	column('published', '', yesNo, ['publié', 'publiée', 'published', 'gepubliceerd', 'julkaistu']),
	column('slug', '', text(80), ['adresse dans le hub', 'identifiant']),
	column('fictional', '', yesNo, ['fictif', 'fictional', 'fictief', 'keksitty'])
];
