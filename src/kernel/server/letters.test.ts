import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, runsOf, widthOf } from './letters.ts';
import { A4, openPdf, putLines } from './pdf/setting.ts';

const look = { size: 10, width: 80 };
const words = fc.string({
	unit: fc.constantFrom('a', 'W', 'é', ' ', 'fi', '-', '🎈', '\ud800', '\0', '\n', 'Ő', 'Ł', 'ß', '\u00a0', '日'),
	maxLength: 200
});

test('no line is longer than it may be, and no letter is lost', () => {
	const bare = (text: string) => text.replace(/[ \t\r\n]/g, '');
	fc.assert(
		fc.property(words, (text) => {
			const lines = linesOf(text, look);
			for (const line of lines) expect(widthOf(line, look)).toBeLessThanOrEqual(look.width);
			expect(bare(lines.join(''))).toBe(bare(text));
		})
	);
});

test('a word of 60,000 letters costs by the letter', () => {
	const word = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(97 + ((at * at * 7 + at) % 26))).join('');
	const before = process.cpuUsage();
	expect(linesOf(word, { size: 46, width: 800, kerned: true }).join('')).toBe(word);
	expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000);
});

test('a letter is set from the file that has it, what none has is a question mark, and what joins letters is left out', () => {
	expect(runsOf('Łódź\u202fde Zoe\u0308', 'text')).toEqual([
		{ words: 'Ł', file: 1 },
		{ words: 'ód', file: 0 },
		{ words: 'ź', file: 1 },
		{ words: ' de Zoë', file: 0 }
	]);
	expect(runsOf('日\u200d\ufe0f!', 'title')).toEqual([{ words: '?!', file: 0 }]);
});

test('the same words issued at the same moment are the same bytes', async () => {
	const made = async () => {
		const about = { title: 'Łódź', locale: 'fr', at: new Date('2026-10-03T10:00:00Z') } as const;
		const { pdf, fonts } = await openPdf(about);
		const place = { x: 50, y: 800, width: 300, leading: 1.3, size: 12 };
		const y = putLines(pdf.addPage([A4.width, A4.height]), fonts, 'Une œuvre à Łódź, '.repeat(20), place);
		return { y, bytes: await pdf.save() };
	};
	const [one, two] = [await made(), await made()];
	expect(one.y).toBeLessThan(800 - 5 * 12 * 1.3);
	expect(Buffer.from(two.bytes).equals(Buffer.from(one.bytes))).toBe(true);
});
