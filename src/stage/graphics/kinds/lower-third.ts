import { words } from '../example.ts';
import { type GraphicKind, line } from '../kind.ts';

export const lowerThird = {
	layers: ['lower'],
	name: 'Lower third',
	description: 'Name, role and place of who speaks',
	data: { name: line('Name', 80), role: line('Role', 160), place: line('Place', 60) },
	required: ['name'],
	fields: { name: 'line', role: 'words', place: 'line' },
	example: () => ({
		name: 'Camille Delvaux',
		role: words(
			'Fondatrice de l’Atelier Houille (fictif)',
			'Founder of Atelier Houille (fictional)',
			'Oprichter van Atelier Houille (fictief)',
			'Atelier Houillen perustaja (kuvitteellinen)'
		),
		place: 'Bruxelles'
	})
} as const satisfies GraphicKind;
