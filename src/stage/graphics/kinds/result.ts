import { pollForms } from '../../room/forms.ts';
import { answers, quit } from '../example.ts';
import { count, type GraphicKind, line, lines, list, object } from '../kind.ts';

export const result = {
	layers: ['side', 'full'],
	name: 'Result of a poll',
	description: 'A row of squares with a percentage for each answer, by station if wanted',
	data: {
		question: lines('Question', 280),
		options: list('Answers', object({ text: line('Answer', 120), votes: count('Votes') }), 10),
		ballots: count('Ballots'),
		right: { ...count('Place of the right answer of a quiz, from 0'), hidden: true },
		form: { ...line(`Form of the poll (${pollForms.join(', ')})`, 20), hidden: true },
		stations: { ...object({}), title: 'Votes by station', hidden: true },
		names: { ...object({}), title: 'Names of the stations', hidden: true }
	},
	required: ['question', 'options'],
	example: () => ({
		question: quit,
		options: answers.map((label, place) => ({ text: label, votes: [233, 617, 162][place] ?? 0 })),
		ballots: 1012,
		stations: {
			a: { ballots: 600, options: { 0: 120, 1: 380, 2: 100 } },
			b: { ballots: 412, options: { 0: 113, 1: 237, 2: 62 } }
		},
		names: { a: 'Station A', b: 'Station B' }
	})
} as const satisfies GraphicKind;
