import { words } from '../example.ts';
import { count, type GraphicKind, line, lines } from '../kind.ts';

export const question = {
	layers: ['lower'],
	name: 'Question of a viewer',
	description: 'A question of up to 280 characters, who asks it, and how many want to know',
	data: { text: lines('Question', 280), name: line('Name', 40), commune: line('Commune', 80), votes: count('Votes') },
	required: ['text'],
	example: () => ({
		text: words(
			'Comment avez-vous trouvé votre premier client ?',
			'How did you find your first customer?',
			'Hoe vond u uw eerste klant?',
			'Miten löysitte ensimmäisen asiakkaanne?'
		),
		name: 'Nadia',
		commune: 'Bruxelles',
		votes: 87
	})
} as const satisfies GraphicKind;
