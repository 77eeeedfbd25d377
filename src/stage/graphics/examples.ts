import type { Words } from '#kernel/words.ts';
import type { GraphicData, GraphicName } from './data.ts';

const words = (fr: string, en: string, nl: string, fi: string): Words => ({ source: 'fr', fr, en, nl, fi });

const quit = words(
	'Faut-il quitter son job pour créer ?',
	'Should you quit your job to create?',
	'Moet je je baan opgeven om te creëren?',
	'Pitääkö työ jättää, jotta voi luoda?'
);
const answers = [
	words('Oui, tout de suite', 'Yes, right away', 'Ja, meteen', 'Kyllä, heti'),
	words('Pas tout de suite', 'Not right away', 'Niet meteen', 'Ei vielä'),
	words('Non, les deux à la fois', 'No, both at once', 'Nee, allebei tegelijk', 'Ei, molemmat yhtä aikaa')
];
const MINUTE = 60_000;

/** Each graphic with invented data, as the gallery shows it; `now` is what its times count from. */
export const examples = (now: number): { readonly [N in GraphicName]: GraphicData[N] } => ({
	'lower-third': {
		name: 'Camille Delvaux',
		role: words(
			'Fondatrice de l’Atelier Houille (fictif)',
			'Founder of Atelier Houille (fictional)',
			'Oprichter van Atelier Houille (fictief)',
			'Atelier Houillen perustaja (kuvitteellinen)'
		),
		place: 'La Louvière'
	},
	title: {
		title: quit,
		subtitle: words(
			'Trois parcours, vos questions',
			'Three journeys, your questions',
			'Drie verhalen, uw vragen',
			'Kolme tarinaa, teidän kysymyksenne'
		)
	},
	question: {
		text: words(
			'Comment avez-vous trouvé votre premier client ?',
			'How did you find your first customer?',
			'Hoe vond u uw eerste klant?',
			'Miten löysitte ensimmäisen asiakkaanne?'
		),
		name: 'Nadia',
		commune: 'La Louvière',
		votes: 87
	},
	comment: {
		text: words(
			'Merci pour ce portrait ! Mon fils a commencé la programmation avec la borne d’arcade de l’école.',
			'Thank you for this portrait! My son began to code with the school’s arcade machine.',
			'Bedankt voor dit portret! Mijn zoon leerde programmeren met de arcadekast van de school.',
			'Kiitos tästä muotokuvasta! Poikani aloitti ohjelmoinnin koulun pelikoneella.'
		),
		name: 'Théo, Quaregnon',
		origin: 'facebook'
	},
	poll: {
		question: quit,
		options: answers,
		openedAt: now,
		seconds: 60,
		address: 'https://hub.example/antenne',
		ballots: 412
	},
	result: {
		question: quit,
		options: answers.map((label, place) => ({ text: label, votes: [233, 617, 162][place] ?? 0 })),
		ballots: 1012,
		stations: {
			a: { ballots: 600, options: { 0: 120, 1: 380, 2: 100 } },
			b: { ballots: 412, options: { 0: 113, 1: 237, 2: 62 } }
		},
		names: { a: 'Station A', b: 'Station B' }
	},
	quiz: {
		question: words(
			'En quelle année le premier jeu vidéo est-il passé à la télévision belge ?',
			'In which year was a video game first shown on Belgian television?',
			'In welk jaar kwam er voor het eerst een videogame op de Belgische televisie?',
			'Minä vuonna Belgian televisiossa näytettiin ensimmäinen videopeli?'
		),
		options: ['1972', '1977', '1983', '1991'],
		openedAt: now,
		seconds: 30,
		address: 'https://hub.example/antenne'
	},
	leaderboard: {
		leaders: [
			{ name: 'Terril 44', points: 4820 },
			{ name: 'Pixel du Borinage', points: 4610 },
			{ name: 'Lampiste', points: 4375 },
			{ name: 'Nadia', points: 4100 },
			{ name: 'Classe 5B', points: 3980 }
		]
	},
	qr: { address: 'https://hub.example/antenne' },
	countdown: {
		text: words('L’émission commence dans', 'The show begins in', 'De uitzending begint over', 'Lähetys alkaa'),
		until: now + 5 * MINUTE
	},
	crawl: {
		label: words('À suivre', 'Coming up', 'Straks', 'Seuraavaksi'),
		texts: [
			words(
				'Café numérique ce jeudi à 18 h',
				'Digital café this Thursday at 6 pm',
				'Digitaal café donderdag om 18 uur',
				'Digikahvila torstaina kello 18'
			),
			words(
				'Le Festival du Pixel ouvre ses inscriptions',
				'The Pixel Festival opens its registrations',
				'Het Pixelfestival opent zijn inschrijvingen',
				'Pikselifestivaalin ilmoittautuminen alkaa'
			)
		]
	},
	logo: { text: 'Station A', live: true }
});
