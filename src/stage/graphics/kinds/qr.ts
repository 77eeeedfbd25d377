import { address, type GraphicKind, line } from '../kind.ts';

export const qr = {
	layers: ['corner'],
	name: 'Code to scan',
	description: 'Where to take part: a code and an address',
	data: { text: line('Text', 80), address },
	required: [],
	fields: { text: 'words' },
	example: () => ({ address: 'https://hub.example/antenne' })
} as const satisfies GraphicKind;
