import { words } from '../example.ts';
import { count, type GraphicKind, lines, options, timed } from '../kind.ts';

export const quiz = {
	layers: ['side', 'full'],
	name: 'Question of a quiz',
	description: 'A question and its answers; the second step shows which one is right',
	steps: 2,
	data: {
		question: lines('Question', 280),
		options,
		right: { ...count('Place of the right answer, from 0'), hidden: true },
		revealed: { type: 'boolean', title: 'Show the right answer', default: false, hidden: true },
		...timed
	},
	required: ['question', 'options'],
	example: (now: number) => ({
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
	})
} as const satisfies GraphicKind;
