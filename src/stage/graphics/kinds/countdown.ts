import { words } from '../example.ts';
import { type GraphicKind, line, moment } from '../kind.ts';

export const countdown = {
	layers: ['corner'],
	name: 'Countdown',
	description: 'How long until something',
	data: { text: line('Until what', 80), until: moment('Until') },
	required: ['until'],
	fields: { text: 'words', until: 'time' },
	example: (now: number) => ({
		text: words('L’émission commence dans', 'The show begins in', 'De uitzending begint over', 'Lähetys alkaa'),
		until: now + 300_000
	})
} as const satisfies GraphicKind;
