import { words } from '../example.ts';
import { type GraphicKind, line, lines } from '../kind.ts';

export const comment = {
	layers: ['lower'],
	name: 'Comment',
	description: 'What a viewer wrote, and where',
	data: { text: lines('Text', 280), name: line('Name', 40), origin: line('Origin (facebook, whatsapp)', 20) },
	required: ['text'],
	example: () => ({
		text: words(
			'Merci pour ce portrait ! Mon fils a commencé la programmation avec la borne d’arcade de l’école.',
			'Thank you for this portrait! My son began to code with the school’s arcade machine.',
			'Bedankt voor dit portret! Mijn zoon leerde programmeren met de arcadekast van de school.',
			'Kiitos tästä muotokuvasta! Poikani aloitti ohjelmoinnin koulun pelikoneella.'
		),
		name: 'Théo, Quaregnon',
		origin: 'facebook'
	})
} as const satisfies GraphicKind;
