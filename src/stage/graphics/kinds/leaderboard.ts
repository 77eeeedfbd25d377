import { count, type GraphicKind, line, list, object } from '../kind.ts';

export const leaderboard = {
	layers: ['side'],
	name: 'Leaderboard',
	description: 'Who leads in a quiz',
	data: {
		title: line('Title', 80),
		leaders: list('Leaders', object({ name: line('Name', 40), points: count('Points') }), 10)
	},
	required: ['leaders'],
	example: () => ({
		leaders: [
			{ name: 'Terril 44', points: 4820 },
			{ name: 'Pixel du canal', points: 4610 },
			{ name: 'Lampiste', points: 4375 },
			{ name: 'Nadia', points: 4100 },
			{ name: 'Classe 5B', points: 3980 }
		]
	})
} as const satisfies GraphicKind;
