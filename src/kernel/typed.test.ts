import { expect, test } from 'vitest';
import { forges, typedLine, typedText } from './typed.ts';

test('a text keeps its lines and loses what hides in it', () => {
	expect(typedText(' Zoe\u0308\r\n\tun\rdeux\u0000 \u202etrois\u2066\ud800 ')).toBe('Zoë\n\tun\ndeux trois');
});

test('a line loses what came along with it, and what forges it is seen', () => {
	expect(typedLine('\u200e Zoe\u0308 ليلى\u200f ')).toBe('Zoë ليلى');
	expect(typedLine(' \u200b ')).toBe('');
	for (const forged of ['Ada \u202eevil', 'Ada\u0000', 'Ada\nBcc: all', 'Ada\u2028Bcc', 'Ada\ud800'])
		expect(forges(typedLine(forged)), forged).toBe(true);
	expect(forges('نیم\u200cفاصله')).toBe(false);
});
