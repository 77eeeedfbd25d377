import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { measures, sides } from '#kernel/given.ts';
import { locales } from '#kernel/words.ts';
import { type Bond, bondRows } from '../../index.ts';
import { bondPdf } from './pdf.ts';

const words = 'Des heures au laboratoire, '.repeat(11);
const pledges = measures.map((measure) => ({ measure, amount: 12_345_678, words }));
const gifts = sides.flatMap((side) =>
	Array.from({ length: 30 }, (_, nth) => ({
		...({ id: `${side}-${nth}`, side, measure: 'money', amount: 1_234_567, onDay: '2025-09-30', words } as const),
		...{ evidence: 'Une facture', withdrawnAt: null }
	}))
);
const convention = {
	id: 'c',
	signedOn: '2024-12-24',
	fromDay: '2025-01-01',
	untilDay: '2025-12-31',
	renews: true,
	remindDays: 60
};

test('however much there is to say, those who lead the organisation read it on one page, in each language', async () => {
	const bond: Bond = {
		...{ year: 2025, pledges, gifts, known: [], rows: bondRows(pledges, gifts) },
		conventions: [{ ...convention, note: null, fileName: null, withdrawnAt: null }]
	};
	const tall = { create: { width: 60, height: 300, channels: 3, background: '#c2452d' } } as const;
	const marks = [null, await sharp(tall).png().toBuffer()];
	for (const locale of locales)
		for (const mark of marks) {
			const bytes = await bondPdf(
				{ name: 'Musées et expositions de la ville', fictional: true, bond, asOf: new Date() },
				{ signed: { name: 'Creative Valley', mark }, colour: '#c2452d' },
				locale
			);
			expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
		}
});
