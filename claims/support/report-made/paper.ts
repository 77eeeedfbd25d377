import { spawnSync } from 'node:child_process';
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { ensureProgram } from '../../../scripts/debian.mjs';

/** What a reader of screens finds in a PDF: whether it is tagged, its language, the kinds of its parts, and the words that stand for pictures. */
export type Paper = Readonly<{
	tagged: boolean;
	language: string;
	kinds: ReadonlySet<string>;
	pictures: readonly string[];
}>;

/** By poppler's own tool, and by the objects of the file where that one does not print them. @throws when poppler-utils is not there */
export async function paperOf(path: string, bytes: Uint8Array): Promise<Paper> {
	const kinds = new Set(pdfinfo('-struct', path).flatMap((line) => /^\s+(\w+)/.exec(line)?.[1] ?? []));
	const tagged = pdfinfo(path).some((line) => /^Tagged:\s+yes$/.test(line));
	const { catalog, context } = await PDFDocument.load(bytes);
	const language = textOf(catalog.get(PDFName.of('Lang')));
	const pictures = context
		.enumerateIndirectObjects()
		.flatMap(([, it]) => (it instanceof PDFDict && it.get(PDFName.of('S')) === PDFName.of('Figure') ? [it] : []))
		.map((figure) => textOf(figure.get(PDFName.of('Alt'))));
	return { tagged, language, kinds, pictures };
}

const textOf = (it: PDFObject | undefined): string =>
	it instanceof PDFString || it instanceof PDFHexString ? it.decodeText() : '';

function pdfinfo(...args: string[]): string[] {
	const program = ensureProgram('pdfinfo', ['poppler-utils']);
	if (!program) throw new Error('pdfinfo of poppler-utils is needed');
	const { stdout, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
	if (status) throw new Error(`pdfinfo ${args.join(' ')}: ${stderr}`);
	return stdout.split('\n');
}
