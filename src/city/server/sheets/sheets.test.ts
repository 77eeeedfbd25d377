import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { Printed } from './drawing.ts';
import { labelsPdf } from './label.ts';
import { pagesPdf } from './page.ts';
import { trailPdf } from './trail.ts';

const stop = (number: number, code: string) => ({
	...{ number, code, title: `La tour ${number}`, lang: 'nl' as const, spot: 'salle 4' },
	address: `https://hub.example/g/${code}`,
	signed: number === 1 ? 'LSFB, VGT' : ''
});
const given: Printed = {
	trail: {
		...{
			title: 'Les tours',
			lang: 'fr',
			summary: 'Un tour.',
			facts: '9 étapes',
			organization: 'Musée',
			fictional: true
		},
		address: 'https://hub.example/fr/guide/les-tours'
	},
	stops: Array.from({ length: 9 }, (_, at) => stop(at + 1, `K7Q${'CDFGHJKMN'[at]}`)),
	typed: 'hub.example/fr/guide',
	signed: { name: 'Le hub', mark: null }
};

/** The parts of a document as a screen reader meets them: what each is, its words where it is a picture, its language where it has one. */
async function partsOf(bytes: Uint8Array) {
	const pdf = await PDFDocument.load(bytes);
	expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true');
	const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
	const parts = root.lookup(PDFName.of('K'), PDFDict).lookup(PDFName.of('K'), PDFArray);
	const text = (part: PDFDict, key: string) => part.lookupMaybe(PDFName.of(key), PDFHexString)?.decodeText() ?? '';
	return {
		pages: pdf.getPageCount(),
		parts: Array.from({ length: parts.size() }, (_, at) => parts.lookup(at, PDFDict)).map((part) => ({
			...{ is: String(part.get(PDFName.of('S'))), alt: text(part, 'Alt'), lang: text(part, 'Lang') }
		}))
	};
}

test('each stop has a page whose parts say what they are, in their language, and its code in words', async () => {
	const { pages, parts } = await partsOf(await pagesPdf(given, 'fr'));
	expect(pages).toBe(9);
	expect(parts.filter(({ is }) => is === '/H1')).toHaveLength(9);
	expect(parts.find(({ is }) => is === '/H1')?.lang).toBe('nl');
	// one of them says where its films are
	expect(parts.filter(({ is }) => is === '/P').length % 9).toBe(1);
	expect(parts.find(({ is }) => is === '/Figure')?.alt).toContain('https://hub.example/g/K7QC');
});

test('eight labels fit on a page, and the whole trail on one', async () => {
	expect((await partsOf(await labelsPdf(given, 'en'))).pages).toBe(2);
	const { pages, parts } = await partsOf(await trailPdf(given, 'fi'));
	expect([pages, parts.filter(({ is }) => is === '/H2').length]).toEqual([1, 9]);
});
