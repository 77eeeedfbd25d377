import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { communicationOf } from '../../plans/communication.ts';
import { statementPdf } from './pdf.ts';
import type { Statement } from './statements.ts';

const name = { source: 'fr', fr: 'Résidence' } as const;
const statement = (more: Partial<Statement> = {}): Statement => ({
	...{
		id: 'x',
		month: '2026-04',
		number: '2026-0007',
		payer: null,
		payerName: 'Zoé Delvaux',
		totalCents: 12_345,
		paidCents: 0
	},
	...{
		communication: communicationOf(2_600_000_007),
		beneficiary: 'Le quai ASBL',
		iban: 'BE71096123456769',
		dueOn: '2026-06-01'
	},
	...{ fictional: false, closedAt: new Date('2026-05-02T10:00Z'), sentAt: null },
	lines: [
		{ kind: 'plan', contract: 'c', name, vat: 'TVA comprise', days: 15, of: 30, unitCents: 24_690, cents: 12_345 }
	],
	...more
});

/** All that is written in a PDF: its letters by their numbers, which each font says the meaning of. */
async function wordsIn(bytes: Uint8Array): Promise<string> {
	const pdf = await PDFDocument.load(bytes);
	const streams = pdf.context
		.enumerateIndirectObjects()
		.flatMap(([, one]) => (one instanceof PDFRawStream ? [one] : []));
	const plain = streams.map(({ contents, dict }) =>
		dict.get(PDFName.of('Filter'))
			? Buffer.from(inflate(contents)).toString('latin1')
			: Buffer.from(contents).toString('latin1')
	);
	const meanings = plain.filter((text) => text.includes('beginbfchar')).map(meaningOf);
	const written = plain.flatMap((text) => [...text.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex]) => hex ?? ''));
	return written
		.flatMap((hex) =>
			meanings.map((meaning) => (hex.match(/.{4}/g) ?? []).map((one) => meaning.get(one) ?? '').join(''))
		)
		.join('\n');
}

function inflate(contents: Uint8Array): Uint8Array {
	try {
		return inflateSync(contents);
	} catch {
		return new Uint8Array();
	}
}

const meaningOf = (cmap: string): Map<string, string> =>
	new Map(
		[...cmap.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>/g)].map(([, glyph = '', hex = '']) => [
			glyph.toUpperCase(),
			Buffer.from(hex, 'hex').swap16().toString('utf16le')
		])
	);

test('a statement on paper says what is to be paid, to whom, and by which communication', async () => {
	const bytes = await statementPdf(statement(), 'Le hub', null, 'fr');
	const words = await wordsIn(bytes);
	for (const one of [
		'+++260/0000/00',
		'BE71 0961 2345 6769',
		'Le quai ASBL',
		'Zoé Delvaux',
		'Relevé 2026-0007',
		'TVA comprise'
	])
		expect(words).toContain(one);
	expect(Buffer.from(await statementPdf(statement(), 'Le hub', null, 'fr')).equals(Buffer.from(bytes))).toBe(true);
});

test('a long one goes on over pages; one in favour of the payer asks for nothing', async () => {
	const lines = Array.from({ length: 90 }, (_, nth) => ({
		kind: 'added' as const,
		adjustment: String(nth),
		label: `Ligne ${nth}`,
		cents: -1
	}));
	const bytes = await statementPdf(statement({ lines, totalCents: -90 }), 'Le hub', null, 'fi');
	const pdf = await PDFDocument.load(bytes);
	expect(pdf.getPageCount()).toBeGreaterThan(1);
	expect(pdf.getPage(0).node.Resources()).toBeInstanceOf(PDFDict);
	const words = await wordsIn(bytes);
	expect(words).toContain('Ligne 89');
	expect(words).not.toContain('+++260');
});
