import { brick, dawn, gold, teal } from './look.ts';
import { desks, studio } from './people.ts';
import { belfry, canal, lifts, terril } from './places.ts';
import { credits, game, quiz } from './plays.ts';
import { type DemoFilm, said } from './shot.ts';

const end = (title: string) =>
	credits([`# ${title}`, 'un film fictif de Creative Valley', '', '# À revoir', 'quand vous voulez']);

/** Those of earlier shows, to be watched again. */
export const recorded: readonly DemoFilm[] = [
	{
		name: 'cinq-minutes',
		title: 'Cinq minutes pour créer',
		key: 5,
		beats: 104,
		shots: [
			{
				seconds: 16,
				scene: canal,
				look: teal,
				chapter: said(
					'Cinq minutes pour créer',
					'Five minutes to create',
					'Vijf minuten om te maken',
					'Viisi minuuttia luoda'
				),
				words: ['(fictif)'],
				told: said('Un canal, le soir.', 'A canal, in the evening.', 'Een kanaal, ’s avonds.', 'Kanava illalla.')
			},
			{
				seconds: 22,
				scene: desks,
				look: teal,
				words: ['Cinq minutes,', 'une table,', 'une idée'],
				told: said(
					'On travaille, on discute, on recommence.',
					'People work, talk, and start again.',
					'Mensen werken, praten en beginnen opnieuw.',
					'Työtä, puhetta ja alusta.'
				)
			},
			{
				seconds: 14,
				scene: belfry,
				look: dawn,
				words: ['Cinq minutes,', 'c’est déjà demain'],
				told: said(
					'Le jour se lève sur le beffroi.',
					'Day breaks over the belfry.',
					'De dag breekt aan boven het belfort.',
					'Päivä valkenee kellotornin yllä.'
				)
			},
			{
				seconds: 14,
				scene: end('Cinq minutes pour créer'),
				look: teal,
				words: [],
				told: said('Générique.', 'Credits.', 'Aftiteling.', 'Lopputekstit.')
			}
		]
	},
	{
		name: 'quiz-du-pixel',
		title: 'Le grand quiz du Pixel',
		key: 7,
		beats: 120,
		shots: [
			{
				seconds: 14,
				scene: terril,
				look: gold,
				chapter: said('Le grand quiz du Pixel', 'The great Pixel quiz', 'De grote Pixelquiz', 'Suuri pikselivisa'),
				words: ['(fictif)'],
				told: said(
					'Un terril d’or se construit.',
					'A golden heap builds itself.',
					'Een gouden terril bouwt zich op.',
					'Kultainen kasa rakentuu.'
				)
			},
			{
				seconds: 28,
				scene: quiz,
				look: gold,
				words: [],
				told: said(
					'Quatre tours, quatre réponses.',
					'Four rounds, four answers.',
					'Vier rondes, vier antwoorden.',
					'Neljä kierrosta, neljä vastausta.'
				)
			},
			{
				seconds: 18,
				scene: studio,
				look: gold,
				words: ['Et la bonne réponse est…'],
				told: said(
					'Le plateau retient son souffle.',
					'The studio holds its breath.',
					'De studio houdt de adem in.',
					'Studio pidättää hengitystään.'
				)
			},
			{
				seconds: 14,
				scene: end('Le grand quiz du Pixel'),
				look: gold,
				words: [],
				told: said('Générique.', 'Credits.', 'Aftiteling.', 'Lopputekstit.')
			}
		]
	},
	{
		name: 'une-ecole-un-jeu',
		title: 'Une école, un jeu',
		key: 3,
		beats: 112,
		shots: [
			{
				seconds: 24,
				scene: game,
				look: brick,
				chapter: said('Une école, un jeu', 'A school, a game', 'Een school, een spel', 'Koulu ja peli'),
				words: ['(fictif)', 'fait en classe,', 'en trois semaines'],
				told: said(
					'Un personnage court, saute et ramasse de l’or.',
					'A character runs, jumps and gathers gold.',
					'Een figuurtje loopt, springt en raapt goud.',
					'Hahmo juoksee, hyppii ja kerää kultaa.'
				)
			},
			{
				seconds: 16,
				scene: desks,
				look: brick,
				words: ['Qui dessine ?', 'Qui programme ?'],
				told: said('La classe au travail.', 'The class at work.', 'De klas aan het werk.', 'Luokka työssä.')
			},
			{
				seconds: 12,
				scene: lifts,
				look: brick,
				words: ['Niveau 2'],
				told: said(
					'Deux ascenseurs : le décor du deuxième niveau.',
					'Two lifts: the scenery of level two.',
					'Twee liften: het decor van niveau twee.',
					'Kaksi hissiä: toisen tason maisema.'
				)
			},
			{
				seconds: 13,
				scene: end('Une école, un jeu'),
				look: brick,
				words: [],
				told: said('Générique.', 'Credits.', 'Aftiteling.', 'Lopputekstit.')
			}
		]
	}
];
