/** Every text that comes from outside has a length: `node scripts/texts.ts` fails on a schema of a text, an address or an e-mail address that would take one without end. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** What we say ourselves or bring along: open data, the demonstration, and the settings. */
const OURS = /^src\/(demo\/|.*\/open-[a-z-]+\.ts$|kernel\/env\.ts$|.*\.(test|fixture)\.ts$)/;
const TEXTS = new Set(['string', 'url', 'email']);
const BOUNDS = new Set(['max', 'length']);

const problems: string[] = [];
let texts = 0;
for (const path of globSync('src/**/*.ts').map((one) => one.replaceAll('\\', '/'))) {
	if (OURS.test(path)) continue;
	const text = readFileSync(path, 'utf8');
	if (/from 'zod'/.test(text)) look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
}
if (problems.length) console.error(problems.sort().join('\n'));
console.log(`${problems.length} of ${texts} schemas of texts have no length`);
process.exitCode = problems.length ? 1 : 0;

function look(file: ts.SourceFile): void {
	const visit = (node: ts.Node): void => {
		if (isText(node)) {
			texts++;
			if (!isBound(node)) problems.push(`${file.fileName}:${lineOf(node, file)} takes a text without end: .max(…)`);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
}

function isText(node: ts.Node): node is ts.CallExpression {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
	const { expression, name } = node.expression;
	return ts.isIdentifier(expression) && expression.text === 'z' && TEXTS.has(name.text);
}

/** Whether what is called on a text bounds it, or hands it on to a schema that does. */
function isBound(text: ts.CallExpression): boolean {
	const { parent } = text;
	if (ts.isCallExpression(parent) && /\.max\([\s\S]*\.pipe$/.test(parent.expression.getText())) return true;
	for (let node: ts.Node = text; ts.isPropertyAccessExpression(node.parent); node = node.parent.parent) {
		const { name } = node.parent;
		const call = node.parent.parent;
		if (BOUNDS.has(name.text)) return true;
		if (!ts.isCallExpression(call)) return false;
		const [given] = call.arguments;
		if (name.text === 'pipe') return true;
		if (name.text === 'regex' && given && isShort(given)) return true;
	}
	return false;
}

/** Whether a pattern holds the whole text, and nothing in it is repeated without end. */
function isShort(pattern: ts.Expression): boolean {
	const text = pattern.getText();
	return text.startsWith('/^') && /\$\/[a-z]*$/.test(text) && !/[*+]|\{\d+,\}/.test(text.replace(/\\./g, ''));
}

function lineOf(node: ts.Node, file: ts.SourceFile): number {
	return file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}
