import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';

/** A part of a tagged document, as a reader of screens finds it. */
export type Part = Readonly<{ role: string; alt?: string; lang?: string }>;

const textOf = (it: PDFObject | undefined): string | undefined =>
	it instanceof PDFString || it instanceof PDFHexString ? it.decodeText() : undefined;

/** The language of a document and its parts, in the order in which they are read. */
export async function readParts(bytes: Uint8Array): Promise<Readonly<{ language: string; parts: Part[] }>> {
	const { catalog, context } = await PDFDocument.load(bytes);
	const all = context.enumerateIndirectObjects().flatMap(([, it]) => (it instanceof PDFDict ? [it] : []));
	const elements = all.filter((it) => it.get(PDFName.of('Type')) === PDFName.of('StructElem'));
	const parts = elements.map((it) => {
		const [alt, lang] = [textOf(it.get(PDFName.of('Alt'))), textOf(it.get(PDFName.of('Lang')))];
		const role = String(it.get(PDFName.of('S'))).slice(1);
		return { role, ...(alt === undefined ? {} : { alt }), ...(lang === undefined ? {} : { lang }) };
	});
	return {
		language: textOf(catalog.get(PDFName.of('Lang'))) ?? '',
		parts: parts.filter(({ role }) => role !== 'Document')
	};
}
