import {
	type PDFDocument,
	PDFHexString,
	PDFName,
	PDFOperator,
	PDFOperatorNames,
	type PDFPage,
	type PDFRef
} from 'pdf-lib';
import type { Locale } from '../../words.ts';

/** What a part of a page is (ISO 32000-1, 14.8.4): a title, a paragraph, or a picture with its words. */
export type Role = 'H1' | 'H2' | 'P' | 'Figure';

type Marked = Readonly<{ role: Role; page: PDFPage; id: number; lang?: Locale; alt?: string }>;

/** Says to a screen reader what each part of a document is, in the order in which it is written. */
export type Tagging = Readonly<{
	/** What is drawn meanwhile is one part. `alt`: of a picture, in words; `lang`: where it is not the document's. */
	tag: (page: PDFPage, role: Role, act: () => void, more?: Readonly<{ lang?: Locale; alt?: string }>) => void;
	/** What is drawn meanwhile only decorates. */
	decorate: (page: PDFPage, act: () => void) => void;
	finish: () => void;
}>;

/** Begins to tag a document (ISO 32000-1, 14.7 and 14.8); `finish` writes down what was tagged. */
export function tagging(pdf: PDFDocument): Tagging {
	const marked: Marked[] = [];
	const counts = new Map<PDFPage, number>();
	const around = (page: PDFPage, begin: readonly [string, string] | string, act: () => void): void => {
		const { BeginMarkedContent, BeginMarkedContentSequence, EndMarkedContent } = PDFOperatorNames;
		const name = PDFName.of(typeof begin === 'string' ? begin : begin[0]);
		page.pushOperators(
			typeof begin === 'string'
				? PDFOperator.of(BeginMarkedContent, [name])
				: PDFOperator.of(BeginMarkedContentSequence, [name, begin[1]])
		);
		act();
		page.pushOperators(PDFOperator.of(EndMarkedContent));
	};
	return {
		tag: (page, role, act, more = {}) => {
			const id = counts.get(page) ?? 0;
			counts.set(page, id + 1);
			marked.push({ role, page, id, ...more });
			around(page, [role, `<</MCID ${id}>>`], act);
		},
		decorate: (page, act) => around(page, 'Artifact', act),
		finish: () => write(pdf, marked)
	};
}

function write(pdf: PDFDocument, marked: readonly Marked[]): void {
	const { context, catalog } = pdf;
	const [root, document] = [context.nextRef(), context.nextRef()];
	const pages = new Map<PDFPage, PDFRef[]>();
	const parts = marked.map(({ role, page, id, lang, alt }) => {
		const part = context.register(
			context.obj({
				...{ Type: 'StructElem', S: role, P: document, Pg: page.ref, K: id },
				...(lang ? { Lang: PDFHexString.fromText(lang) } : {}),
				...(alt ? { Alt: PDFHexString.fromText(alt) } : {})
			})
		);
		pages.set(page, [...(pages.get(page) ?? []), part]);
		return part;
	});
	const all = [...pages];
	for (const [at, [page]] of all.entries()) page.node.set(PDFName.of('StructParents'), context.obj(at));
	const tree = context.register(context.obj({ Nums: all.flatMap(([, own], at) => [at, context.obj(own)]) }));
	context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: parts }));
	context.assign(
		root,
		context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: tree, ParentTreeNextKey: all.length })
	);
	catalog.set(PDFName.of('StructTreeRoot'), root);
	catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
}
