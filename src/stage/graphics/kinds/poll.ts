import { answers, quit } from '../example.ts';
import { count, type GraphicKind, lines, options, timed } from '../kind.ts';

export const poll = {
	layers: ['side'],
	name: 'Open poll',
	description: 'Question and answers of a poll that is open, with its time and a code to scan',
	data: { question: lines('Question', 280), options, ballots: count('Votes so far'), ...timed },
	required: ['question'],
	example: (now: number) => ({
		question: quit,
		options: answers,
		openedAt: now,
		seconds: 60,
		address: 'https://hub.example/antenne',
		ballots: 412
	})
} as const satisfies GraphicKind;
