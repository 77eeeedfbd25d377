import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A function of a file, or what stands at its top: what it writes, whether it records a fact, and what it names of others. */
type Part = {
	readonly key: string;
	readonly writes: { table: string; line: number; told: boolean }[];
	records: boolean;
	/** In a manifest's `merge` and `erase`: `src/merge.ts` and identity tell those. */
	readonly names: { name: string; told: boolean }[];
};
type File = { readonly parts: Part[]; readonly imports: Map<string, string>; readonly passes: Map<string, string> };
export type Sources = Readonly<Record<string, string>>;
/** Functions, as `file#name`, that need tell nothing, and why. */
type Silent = Readonly<Record<string, string>>;

const WRITE = /^(?:insertInto|updateTable|deleteFrom|mergeInto)$/;
const STATEMENT = /\b(?:insert into|update|delete from|merge into)\s+([a-z]+\.[a-z_]+|\?)/g;
const UNKNOWN = '?';

/** The program's own sources, without its tests. */
export const programSources = (): Sources =>
	Object.fromEntries(
		globSync('src/**/*.ts')
			.map((path) => path.replaceAll('\\', '/'))
			.filter((path) => !/\.(?:test|fixture)\.ts$|\.d\.ts$|^src\/paraglide\//.test(path))
			.map((path) => [path, readFileSync(path, 'utf8')])
	);

/**
 * The statements that change one of some tables and are told by nobody: their function records no fact, nor calls one that only records, and neither do all
 * that call it. A table whose name is made at run time is taken to be one of them. A line each: `file:line table in function`.
 * @throws for a silent function that is not there, or that tells by itself.
 */
export function untoldWrites(sources: Sources, isShown: (table: string) => boolean, silent: Silent = {}): string[] {
	const files = new Map(Object.entries(sources).map(([path, text]) => [path, read(path, text)]));
	const parts = [...files.values()].flatMap((file) => file.parts);
	const byKey = new Map(parts.map((part) => [part.key, part]));
	const { callers, callees } = links(files, byKey);
	const tells = (part: Part): boolean =>
		part.records || (callees.get(part) ?? []).some((other) => other.records && !other.writes.length);
	for (const key of Object.keys(silent)) {
		const part = byKey.get(key);
		if (!part || tells(part))
			throw new Error(`${key} ${part ? 'tells what it does' : 'is not there'}: it is no exception`);
	}
	const told = (part: Part, above: readonly Part[]): boolean => {
		if (tells(part) || part.key in silent || above.includes(part)) return true;
		const its = callers.get(part) ?? [];
		return its.length > 0 && its.every(({ by, told: known }) => known || told(by, [...above, part]));
	};
	return parts.flatMap((part) =>
		part.writes
			.filter(({ table, told: known }) => !known && (table === UNKNOWN || isShown(table)))
			.filter(() => !told(part, []))
			.map(({ table, line }) => `${part.key.replace('#', `:${line} ${table} in `)}`)
	);
}

type Call = { by: Part; told: boolean };

function links(files: ReadonlyMap<string, File>, byKey: ReadonlyMap<string, Part>) {
	const [callers, callees] = [new Map<Part, Call[]>(), new Map<Part, Part[]>()];
	for (const [path, file] of files)
		for (const by of file.parts)
			for (const { name, told } of by.names) {
				const meant = byKey.get(`${path}#${name}`) ?? byKey.get(behind(files, file.imports.get(name)));
				if (!meant || meant === by) continue;
				add(callers, meant, { by, told });
				add(callees, by, meant);
			}
	return { callers, callees };
}

function add<K, V>(to: Map<K, V[]>, key: K, value: V): void {
	const its = to.get(key);
	if (its) its.push(value);
	else to.set(key, [value]);
}

/** Through doors that only pass on, to the file where something is. */
function behind(files: ReadonlyMap<string, File>, key = ''): string {
	const [path = '', name = ''] = key.split('#');
	const next = files.get(path)?.passes.get(name) ?? files.get(path)?.imports.get(name);
	return next && next !== key ? behind(files, next) : key;
}

function read(path: string, text: string): File {
	const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const file: File = { parts: [], imports: new Map(), passes: new Map() };
	for (const statement of tree.statements) {
		if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) take(path, statement, file);
		else for (const [name, node] of partsOf(statement)) file.parts.push(partOf(`${path}#${name}`, node, tree));
	}
	return file;
}

function take(path: string, statement: ts.ImportDeclaration | ts.ExportDeclaration, file: File): void {
	const from = statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier;
	const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
	if (!from || !named || !(ts.isNamedImports(named) || ts.isNamedExports(named))) return;
	const into = ts.isImportDeclaration(statement) ? file.imports : file.passes;
	for (const { name, propertyName } of named.elements)
		into.set(name.text, `${resolved(path, from.text)}#${(propertyName ?? name).text}`);
}

const imports = JSON.parse(readFileSync('package.json', 'utf8')).imports as Record<string, string | object>;
/** The doors of the modules; what has another door for browsers is made by a compiler. */
const doors = Object.fromEntries(Object.entries(imports).filter(([, to]) => typeof to === 'string')) as Record<
	string,
	string
>;

function resolved(path: string, specifier: string): string {
	if (specifier.startsWith('.')) return join(dirname(path), specifier).replaceAll('\\', '/');
	const [plain] = [doors[specifier]?.slice(2)];
	if (plain) return plain;
	for (const [door, target] of Object.entries(doors)) {
		const [head = '', tail] = door.split('*');
		if (tail === undefined || !specifier.startsWith(head)) continue;
		const found = target.slice(2).replace('*', specifier.slice(head.length, tail ? -tail.length : undefined));
		if (existsSync(found)) return found;
	}
	return specifier;
}

/** What a statement declares: a function, or each of its variables; else it is what stands at the top. */
function partsOf(statement: ts.Statement): [string, ts.Node][] {
	if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
	if (!ts.isVariableStatement(statement)) return [['', statement]];
	return statement.declarationList.declarations.map((one) => [one.name.getText(), one]);
}

function partOf(key: string, root: ts.Node, tree: ts.SourceFile): Part {
	const part: Part = { key, writes: [], records: false, names: [] };
	const line = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
	const visit = (node: ts.Node, told: boolean): void => {
		const known = told || (key.includes('module.ts#') && ts.isObjectLiteralElementLike(node) && isToldAbove(node));
		if (ts.isIdentifier(node) && isUse(node)) part.names.push({ name: node.text, told: known });
		if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^record(?:All)?$/.test(node.expression.text))
			part.records = true;
		for (const table of tablesOf(node)) part.writes.push({ table, line: line(node), told: known });
		ts.forEachChild(node, (child) => visit(child, known));
	};
	visit(root, false);
	return part;
}

const isToldAbove = ({ name }: ts.ObjectLiteralElementLike): boolean => /^(?:merge|erase)$/.test(name?.getText() ?? '');

/** Not where it is declared, nor a property of something. */
const isUse = (node: ts.Identifier, { parent } = node): boolean =>
	!((ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node) &&
	!((ts.isFunctionDeclaration(parent) || ts.isVariableDeclaration(parent)) && parent.name === node);

function tablesOf(node: ts.Node): string[] {
	if (
		ts.isCallExpression(node) &&
		ts.isPropertyAccessExpression(node.expression) &&
		WRITE.test(node.expression.name.text)
	) {
		const [given] = node.arguments;
		return [given && ts.isStringLiteralLike(given) ? snake(given.text) : UNKNOWN];
	}
	if (!ts.isTaggedTemplateExpression(node)) return [];
	const { template } = node;
	const text = ts.isTemplateExpression(template)
		? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('?')
		: template.text;
	return [...text.matchAll(STATEMENT)].map(([, table = UNKNOWN]) => table);
}

/** `agenda.classOffer as c` → `agenda.class_offer` */
const snake = (name: string): string =>
	(name.split(' ')[0] ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
