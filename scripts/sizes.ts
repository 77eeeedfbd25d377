/** The length budget: `node scripts/sizes.ts` measures files and functions, and fails on what has grown too long. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const limits = { file: 300, fileP95: 200, functionP95: 30 };
const roots = ['src', 'bin', 'scripts', 'claims', 'bench', 'tests'];
const generated = /^src\/paraglide\/|\.d\.ts$/;

export type Length = Readonly<{ name: string; lines: number }>;
export type Sizes = Readonly<{ files: readonly Length[]; functions: readonly Length[]; comments: number }>;

/** Lines of every file and named function, longest first, and the share of comment lines (0 to 1). */
export function measureSizes(): Sizes {
	const paths = roots.filter((root) => existsSync(root)).flatMap((root) => globSync(`${root}/**/*.{ts,mjs,svelte}`));
	const sources = paths
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => !generated.test(path))
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
	const files = sources.map(({ path, text }) => ({ name: path, lines: count(text) }));
	const total = files.reduce((sum, { lines }) => sum + lines, 0);
	const comments = sources.reduce((sum, { text }) => sum + commentLines(text), 0);
	return {
		files: files.sort(longestFirst),
		functions: sources.flatMap(({ path, text }) => functions(path, text)).sort(longestFirst),
		comments: total ? comments / total : 0
	};
}

/** What is over the budget, a sentence each; empty when all is well. */
export function overBudget({ files, functions }: Sizes): string[] {
	const tooLong = files.filter(({ lines }) => lines > limits.file);
	return [
		...tooLong.map(({ name, lines }) => `${name} has ${lines} lines, the limit is ${limits.file}`),
		...overTail('files', files, limits.fileP95),
		...overTail('functions', functions, limits.functionP95)
	];
}

/** The length that a share (0 to 1) of them does not exceed. */
export function quantile(lengths: readonly Length[], share: number): number {
	const ascending = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
	return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? 0;
}

function overTail(what: string, lengths: readonly Length[], limit: number): string[] {
	const p95 = quantile(lengths, 0.95);
	if (p95 <= limit) return [];
	const worst = lengths.filter(({ lines }) => lines > limit).map(({ name, lines }) => `   ${lines} ${name}`);
	return [`the p95 of ${what} is ${p95} lines, the limit is ${limit}; the longest:`, ...worst];
}

function functions(path: string, text: string): Length[] {
	const found: Length[] = [];
	for (const script of path.endsWith('.svelte') ? scripts(text) : [text]) {
		const tree = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true);
		const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
		const visit = (node: ts.Node): void => {
			if (isNamedFunction(node)) {
				const owner = node.name ?? ('name' in node.parent ? (node.parent.name as ts.Node) : undefined);
				const name = `${path} ${owner?.getText(tree) ?? 'default'}`;
				found.push({ name, lines: line(node.end) - line(node.getStart(tree)) + 1 });
			}
			ts.forEachChild(node, visit);
		};
		visit(tree);
	}
	return found;
}

/** Callbacks written in place (a test, a listener) belong to the function around them. */
function isNamedFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
	if (ts.isFunctionDeclaration(node) || ts.isConstructorDeclaration(node)) return node.body !== undefined;
	if (ts.isMethodDeclaration(node) || ts.isAccessor(node)) return node.body !== undefined;
	if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
	const bound = [ts.isVariableDeclaration, ts.isPropertyAssignment, ts.isPropertyDeclaration];
	return ts.isBlock(node.body) && bound.some((is) => is(node.parent));
}

function scripts(svelte: string): string[] {
	return [...svelte.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
}

function count(text: string): number {
	return text.replace(/\n$/, '').split('\n').length;
}

function commentLines(text: string): number {
	const blocks = text.match(/^[ \t]*(\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->)/gm) ?? [];
	return (text.match(/^\s*\/\//gm) ?? []).length + blocks.reduce((sum, block) => sum + count(block), 0);
}

function longestFirst(a: Length, b: Length): number {
	return b.lines - a.lines;
}

if (import.meta.main) {
	const sizes = measureSizes();
	const row = (lengths: readonly Length[]) =>
		`median ${quantile(lengths, 0.5)}, p95 ${quantile(lengths, 0.95)}, longest ${lengths[0]?.lines ?? 0} lines (${lengths[0]?.name})`;
	console.log(`${sizes.files.length} files: ${row(sizes.files)}`);
	console.log(`${sizes.functions.length} functions: ${row(sizes.functions)}`);
	console.log(`comments: ${(sizes.comments * 100).toFixed(1)} % of lines`);
	const problems = overBudget(sizes);
	if (problems.length) console.error(problems.join('\n'));
	process.exitCode = problems.length ? 1 : 0;
}
