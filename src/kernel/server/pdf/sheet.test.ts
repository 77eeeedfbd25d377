import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { emblemPng } from './funded.fixture.ts';
import { readParts } from './parts.fixture.ts';
import { openSheet } from './sheet.ts';

/** The addresses that can be pressed in a sheet with such a point, and all the actions that are in it. */
async function pressed(url: string): Promise<{ addresses: string[]; actions: string[] }> {
	const sheet = await openSheet('Essai', 'fr', { name: 'Le hub', mark: null });
	sheet.point('Un lien', url);
	const pdf = await PDFDocument.load(await sheet.save());
	const its = pdf.context
		.enumerateIndirectObjects()
		.flatMap(([, one]) =>
			one instanceof PDFDict && one.lookup(PDFName.of('A')) ? [one.lookup(PDFName.of('A'), PDFDict)] : []
		);
	expect(pdf.getPage(0).node.Annots() ?? PDFArray.withContext(pdf.context)).toHaveProperty('array.length', its.length);
	return {
		addresses: its
			.map((one) => one.lookup(PDFName.of('URI'), PDFHexString).asString())
			.map((hex) => Buffer.from(hex, 'hex').toString()),
		actions: its.map((one) => String(one.lookup(PDFName.of('S'))))
	};
}

test('a page and a letter can be pressed', async () => {
	for (const url of ['https://peca.example/visée?a=(1)&b=%20', 'http://peca.example/', 'mailto:classe@ecole.example'])
		expect(await pressed(url)).toEqual({ addresses: [new URL(url).href], actions: ['/URI'] });
});

test.each([
	['a script', 'javascript:app.alert(1)'],
	['a file', 'file:///etc/passwd'],
	['a program', 'vbscript:x'],
	['data', 'data:text/html,<script>1</script>'],
	['no address', 'peca'],
	['half of a sign', '%']
])('%s cannot', async (_, url) => {
	expect(await pressed(url)).toEqual({ addresses: [], actions: [] });
});

test('an address cannot end where it stands and go on as the document', async () => {
	const url = 'https://peca.example/x)>>/A<</S/JavaScript/JS(app.alert(1))>>(';
	expect(await pressed(url)).toEqual({ addresses: [new URL(url).href], actions: ['/URI'] });
});

test('who pays stands first, the emblem with its words and the sentence in its language', async () => {
	const partsWith = async (funded: Parameters<typeof openSheet>[2]['funded']) => {
		const sheet = await openSheet('Feuille', 'fr', { name: 'Le hub', mark: null, funded });
		sheet.title('Feuille');
		return readParts(await sheet.save());
	};
	const sentence = { text: 'Paid by a fund.', lang: 'en' as const };
	expect(await partsWith({ emblem: await emblemPng(), alt: 'Emblème : le fonds', sentence })).toEqual({
		language: 'fr',
		parts: [{ role: 'Figure', alt: 'Emblème : le fonds' }, { role: 'P', lang: 'en' }, { role: 'H1' }]
	});
	expect((await partsWith(null)).parts).toEqual([{ role: 'H1' }]);
});
