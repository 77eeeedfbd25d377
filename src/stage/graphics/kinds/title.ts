import { quit, words } from '../example.ts';
import { type GraphicKind, line } from '../kind.ts';

export const title = {
	layers: ['full'],
	name: 'Segment title',
	description: 'A full card before a part of the show',
	data: { title: line('Title', 160), subtitle: line('Subtitle', 160) },
	required: ['title'],
	fields: { title: 'words', subtitle: 'words' },
	example: () => ({
		title: quit,
		subtitle: words(
			'Trois parcours, vos questions',
			'Three journeys, your questions',
			'Drie verhalen, uw vragen',
			'Kolme tarinaa, teidän kysymyksenne'
		)
	})
} as const satisfies GraphicKind;
