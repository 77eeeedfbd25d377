import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

const names = [
	'Atelier',
	'Studio',
	'Collectif',
	'Fabrique',
	'Maison',
	'Laboratoire',
	'Théâtre',
	'École',
	'Agence',
	'Coopérative'
];
const marks = [
	'Terril',
	'Ondine',
	'Borinage',
	'Canal',
	'Châssis',
	'Pixel',
	'Houille',
	'Noctambule',
	'Étincelle',
	'Girouette',
	'Péniche',
	'Corbeau'
];
const nouns = [
	'jeux vidéo',
	'lumière',
	'prototypes',
	'bande dessinée',
	'données',
	'textile',
	'son',
	'réalité virtuelle',
	'céramique',
	'robots',
	'affiches',
	'documentaires'
];
const verbs = ['conçoit', 'imprime', 'filme', 'enseigne', 'répare', 'expose', 'programme', 'dessine'];
const places = ['Mons', 'La Louvière', 'Saint-Ghislain', 'Binche', 'Boussu', 'Quaregnon', 'Soignies', 'Jurbise'];
const given = [
	'Anaïs',
	'Zoé',
	'Hugo',
	'Léon',
	'Maëlle',
	'Noé',
	'Élise',
	'Amélie',
	'Joël',
	'Inès',
	'Loïc',
	'Chloé',
	'Rémi',
	'Gaël'
];
const family = [
	'Delétang',
	'Vandenbosch',
	'Hainaut',
	'Carlier',
	'Dufrêne',
	'Lefèvre',
	'Mahieu',
	'Noël',
	'Piérard',
	'Quenon',
	'Rousseau',
	'Stiévenart'
];

/** One of a list by the row's number, each list in a rhythm of its own, so that all combinations come. */
const pick = (list: readonly string[], stride: number) =>
	sql`(${list}::text[])[1 + (n / ${sql.lit(stride)}) % ${sql.lit(list.length)}]`;
const uuid = (what: string) => sql`md5(${what} || n)::uuid`;

/** Fills a directory by SQL: so many organisations and five times as many persons, two thirds of whom show themselves. */
export async function fill(from: number, organizations: number): Promise<void> {
	const sentence = sql`'À ' || ${pick(places, 3)} || ', on ' || ${pick(verbs, 5)} || ' des ' || ${pick(nouns, 7)} || ' et des ' || ${pick(nouns, 1)} || ' pour la région.'`;
	await sql`insert into network.organization (id, slug, name, kind, sentence, sectors, locality, lat, lon)
		select ${uuid('organization')}, 'organisation-' || n, ${pick(names, 1)} || ' ' || ${pick(marks, 11)} || ' ' || n, 'company',
			jsonb_build_object('source', 'fr', 'fr', ${sentence}, 'en', 'Makes things in the region.'),
			array[(array['gaming', 'design', 'digital', 'culture'])[1 + n % 4]], ${pick(places, 3)}, 50.4 + random() / 10, 3.9 + random() / 10
		from generate_series(${from}::int, ${from + organizations - 1}::int) n`.execute(db);
	const people = [from * 5, (from + organizations) * 5 - 1] as const;
	await sql`insert into identity.person (id, name, email, fictional)
		select ${uuid('person')}, ${pick(given, 1)} || ' ' || ${pick(family, 17)}, 'p' || n || '@exemple.invalid', true
		from generate_series(${people[0]}::int, ${people[1]}::int) n`.execute(db);
	await sql`insert into network.profile (person, slug, headline, locality, search, published_at)
		select ${uuid('person')}, 'personne-' || n, jsonb_build_object('source', 'fr', 'fr', ${pick(verbs, 3)} || ' des ' || ${pick(nouns, 5)}),
			${pick(places, 7)}, ${pick(verbs, 3)} || ' des ' || ${pick(nouns, 5)} || ' ' || ${pick(places, 7)}, now()
		from generate_series(${people[0]}::int, ${people[1]}::int) n`.execute(db);
	await sql`insert into identity.visibility (person, field_group, audience)
		select ${uuid('person')}, field_group, (array['everyone', 'signed_in', 'everyone', 'nobody', 'everyone', 'everyone'])[1 + n % 6]
		from generate_series(${people[0]}::int, ${people[1]}::int) n, unnest(array['name', 'profile']) field_group`.execute(
		db
	);
	await sql`vacuum analyze`.execute(db);
}

/** What people type: names, words, without accents, cut short, misspelt, everywhere, nowhere, in another language. */
export const questions: readonly string[] = [
	'jeux video',
	'jeux vidéo',
	'JEU',
	'realite virtuelle',
	'atelier',
	'studio ondine',
	'anais deletang',
	'zoe',
	'loic carlier mons',
	'ceramique binche',
	'la louviere',
	'mons',
	'region',
	'documentaires',
	'bande dessinee',
	'robot',
	'imprime',
	'affich',
	'ecole chassis',
	'etincelle',
	'noctambul',
	'things',
	'stievenart',
	'stievenar',
	'ondyne',
	'xylophone',
	'vandenboch',
	'de la',
	'textile et lumière',
	'organisation 7',
	'peniche 42',
	'l’école',
	'p'
];
