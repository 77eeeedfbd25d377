import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';

/** A part of a tagged document, as a reader of screens finds it. `scope`: which cells of a table it heads. */
export type Part = Readonly<{ role: string; alt?: string; lang?: string; scope?: string }>;

const textOf = (it: PDFObject | undefined): string | undefined =>
	it instanceof PDFString || it instanceof PDFHexString ? it.decodeText() : undefined;

/** The language of a document and its parts, in the order in which they are read; each before those that it holds. */
export async function readParts(bytes: Uint8Array): Promise<Readonly<{ language: string; parts: Part[] }>> {
	const { catalog } = await PDFDocument.load(bytes);
	const kidsOf = (it: PDFDict): PDFDict[] => {
		const kids = it.lookup(PDFName.of('K'));
		const all = kids instanceof PDFArray ? Array.from({ length: kids.size() }, (_, at) => kids.lookup(at)) : [kids];
		return all.flatMap((kid) => (kid instanceof PDFDict ? [kid, ...kidsOf(kid)] : []));
	};
	const elements = kidsOf(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict));
	const parts = elements.map((it) => {
		const [alt, lang] = [textOf(it.get(PDFName.of('Alt'))), textOf(it.get(PDFName.of('Lang')))];
		const about = it.get(PDFName.of('A'));
		const scope = about instanceof PDFDict ? String(about.get(PDFName.of('Scope'))).slice(1) : undefined;
		return {
			role: String(it.get(PDFName.of('S'))).slice(1),
			...(alt === undefined ? {} : { alt }),
			...(lang === undefined ? {} : { lang }),
			...(scope === undefined ? {} : { scope })
		};
	});
	return {
		language: textOf(catalog.get(PDFName.of('Lang'))) ?? '',
		parts: parts.filter(({ role }) => role !== 'Document')
	};
}
