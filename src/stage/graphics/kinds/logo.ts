import { type GraphicKind, line } from '../kind.ts';

export const logo = {
	layers: ['corner'],
	name: 'Station mark',
	description: 'The mark of the station, and whether this is live',
	data: { text: line('Mark', 40), live: { type: 'boolean', title: 'Live', default: false } },
	required: [],
	fields: { text: 'line', live: 'tick' },
	example: () => ({ text: 'Station A', live: true })
} as const satisfies GraphicKind;
