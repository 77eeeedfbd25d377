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

/** What a part of a page is (ISO 32000-1, 14.8.4): a title, a paragraph, a picture with its words, or a cell of a table, which heads others or not. */
export type Role = 'H1' | 'H2' | 'P' | 'Figure' | 'TH' | 'TD';
/** What only holds other parts. */
type Holder = 'Table' | 'TR';

type About = Readonly<{ lang?: Locale; alt?: string; scope?: 'Row' | 'Column' }>;
type Marked = Readonly<{ role: Role; page: PDFPage; id: number }> & About;
type Held = Readonly<{ role: Holder; parts: Part[] }>;
type Part = Marked | Held;

/** Says to a screen reader what each part of a document is, in the order in which it is written. */
export type Tagging = Readonly<{
	/** What is drawn meanwhile is one part. `alt`: of a picture, in words; `lang`: where it is not the document's; `scope`: which cells a cell heads. */
	tag: (page: PDFPage, role: Role, act: () => void, more?: About) => void;
	/** The parts that are tagged meanwhile are parts of this one. */
	hold: (role: Holder, act: () => void) => void;
	/** What is drawn meanwhile only decorates. */
	decorate: (page: PDFPage, act: () => void) => void;
	finish: () => void;
}>;

/** Begins to tag a document (ISO 32000-1, 14.7 and 14.8); `finish` writes down what was tagged. */
export function tagging(pdf: PDFDocument): Tagging {
	const all: Part[] = [];
	let open = all;
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
			open.push({ role, page, id, ...more });
			around(page, [role, `<</MCID ${id}>>`], act);
		},
		hold: (role, act) => {
			const outer = open;
			const parts: Part[] = [];
			outer.push({ role, parts });
			open = parts;
			act();
			open = outer;
		},
		decorate: (page, act) => around(page, 'Artifact', act),
		finish: () => write(pdf, all)
	};
}

function write(pdf: PDFDocument, parts: readonly Part[]): void {
	const { context, catalog } = pdf;
	const [root, document] = [context.nextRef(), context.nextRef()];
	const pages = new Map<PDFPage, PDFRef[]>();
	const written = (part: Part, within: PDFRef): PDFRef => {
		if ('parts' in part) {
			const own = context.nextRef();
			const kids = part.parts.map((one) => written(one, own));
			context.assign(own, context.obj({ Type: 'StructElem', S: part.role, P: within, K: kids }));
			return own;
		}
		const { role, page, id, lang, alt, scope } = part;
		const own = context.register(
			context.obj({
				...{ Type: 'StructElem', S: role, P: within, Pg: page.ref, K: id },
				...(lang ? { Lang: PDFHexString.fromText(lang) } : {}),
				...(alt ? { Alt: PDFHexString.fromText(alt) } : {}),
				...(scope ? { A: { O: 'Table', Scope: scope } } : {})
			})
		);
		pages.set(page, [...(pages.get(page) ?? []), own]);
		return own;
	};
	const kids = parts.map((part) => written(part, document));
	const all = [...pages];
	for (const [at, [page]] of all.entries()) page.node.set(PDFName.of('StructParents'), context.obj(at));
	const tree = context.register(context.obj({ Nums: all.flatMap(([, own], at) => [at, context.obj(own)]) }));
	context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: kids }));
	context.assign(
		root,
		context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: tree, ParentTreeNextKey: all.length })
	);
	catalog.set(PDFName.of('StructTreeRoot'), root);
	catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
}
