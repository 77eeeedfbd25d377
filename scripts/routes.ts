/**
 * The routes are shells: `node scripts/routes.ts` lists every load and action with what it asks for, and fails on one that asks for nothing, is long, reads a schema or opens the
 * database; and on one that may take something away of which nobody has said whether it asks, is taken back or is harmless (scripts/routes/losses.ts).
 */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { acting, open, publicPlaces, together } from './routes/allowed.ts';
import { ELSEWHERE, type Loss, losses, lossOf, TAKING, TAKING_PAGES } from './routes/losses.ts';

/** A load, an action or a method that a route answers with; `asks`: the guards that it calls, by name. */
type Handler = Readonly<{ name: string; lines: number; asks: readonly string[]; sure: boolean; writes: boolean }>;

const MOST_LINES = 20;
const METHODS = /^(GET|POST|PUT|PATCH|DELETE)$/;
const GUARD = /\brequire[A-Z]\w*/g;

const problems: string[] = [];
const seen = new Set<string>();
const acts = new Set<string>();
/** What each act that can be taken back is taken back by. */
const undone = new Map<string, string>();
for (const path of globSync('src/routes/**/*.{ts,svelte}')
	.map((one) => one.replaceAll('\\', '/'))
	.sort()) {
	if (/\.(test|fixture)\.ts$/.test(path)) continue;
	const route = path.slice('src/routes/'.length);
	const text = readFileSync(path, 'utf8');
	if (/from 'zod'/.test(text)) problems.push(`${route} reads a schema of its own: forms stand in the module`);
	if (/^\s*import (?!type\b)[^;]*from '#kernel\/server\/db\.ts'/m.test(text)) checkDatabase(route);
	if (!/\/\+(page|layout|server)[^/]*\.ts$/.test(`/${route}`)) continue;
	const its = handlers(path, text);
	for (const one of its) check(route, one);
	for (const one of its) if (one.writes) checkLoss(route, one, its);
}
for (const [act, back] of undone)
	if (!acts.has(back)) problems.push(`${act} is taken back by ${back}, and there is none`);
for (const name of [...Object.keys(open), ...Object.keys(together), ...Object.keys(losses)])
	if (!seen.has(name)) problems.push(`${name} is listed in scripts/routes, and there is none`);

if (problems.length) console.error(problems.join('\n'));
console.log(`${problems.length} problems in the routes; ${Object.keys(together).length} open the database`);
process.exitCode = problems.length ? 1 : 0;

function checkDatabase(route: string): void {
	seen.add(route);
	if (!(route in together)) problems.push(`${route} opens the database: what it does is an act of a module`);
}

function check(route: string, { name, lines, asks, writes }: Handler): void {
	const key = `${route}#${name}`;
	if (process.argv.includes('--list')) console.log(`${key}: ${asks.join(', ') || 'public'}`);
	if (lines > MOST_LINES) problems.push(`${key} has ${lines} lines, ${MOST_LINES} at most`);
	if (key in open) seen.add(key);
	if (asks.length || key in open) return;
	if (!writes && publicPlaces.some((place) => route.startsWith(place))) return;
	if (writes && acting.some((place) => route.startsWith(place))) return;
	problems.push(`${key} asks for nothing: require… in it, or a reason in scripts/routes/allowed.ts`);
}

/** Whoever may take something away says what it does about it, and it is so. */
function checkLoss(route: string, { name, sure }: Handler, its: readonly Handler[]): void {
	const key = `${route.replace('+page.server.ts', '')}#${name}`;
	if (key in losses) seen.add(key);
	const taking = (TAKING.test(name) || TAKING_PAGES.test(`${route}#${name}`)) && !ELSEWHERE.test(`/${route}`);
	const names = its.map((one) => one.name);
	const loss: Loss | undefined = lossOf(key, names);
	if (taking && !loss)
		problems.push(`${key} may take something away: say what it does about it in scripts/routes/losses.ts`);
	if (sure && loss !== 'asks') problems.push(`${key} asks first, and scripts/routes/losses.ts says otherwise`);
	if (loss && typeof loss === 'object' && 'undo' in loss)
		undone.set(key, `${loss.on ?? key.slice(0, key.indexOf('#'))}#${loss.undo}`);
	acts.add(key);
}

function handlers(path: string, text: string): Handler[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const own = new Map<string, string>();
	for (const statement of source.statements) {
		if (ts.isFunctionDeclaration(statement) && statement.name) own.set(statement.name.text, statement.getText());
		if (ts.isVariableStatement(statement))
			for (const { name, initializer } of statement.declarationList.declarations)
				if (initializer) own.set(name.getText(), initializer.getText());
	}
	const handler = (name: string, node: ts.Node, writes: boolean): Handler => ({
		...{ name, writes, sure: /\brequireSure\b/.test(reachedBy(node.getText(), own)) },
		asks: asked(node.getText(), own).filter((one) => one !== 'requireSure'),
		lines: lineOf(source, node.end) - lineOf(source, node.getStart()) + 1
	});
	return exported(source).flatMap(([name, node]) => {
		const actions = name === 'actions' && members(node);
		if (actions) return actions.map((one) => handler(one.name?.getText() ?? '', one, true));
		if (name === 'load') return [handler(name, node, false)];
		return METHODS.test(name) ? [handler(name, node, name !== 'GET')] : [];
	});
}

/** The guards that a text calls, itself or through a function of its own file. */
function asked(text: string, own: ReadonlyMap<string, string>, known = new Set<string>()): string[] {
	const direct = text.match(GUARD) ?? [];
	const through = [...own].filter(([name]) => !known.has(name) && new RegExp(`\\b${name}\\b`).test(text));
	for (const [name] of through) known.add(name);
	return [...new Set([...direct, ...through.flatMap(([, body]) => asked(body, own, known))])];
}

/** A text with those of the functions of its own file that it names. */
function reachedBy(text: string, own: ReadonlyMap<string, string>, known = new Set<string>()): string {
	const through = [...own].filter(([name]) => !known.has(name) && new RegExp(`\\b${name}\\b`).test(text));
	for (const [name] of through) known.add(name);
	return [text, ...through.map(([, body]) => reachedBy(body, own, known))].join('\n');
}

function exported(source: ts.SourceFile): [string, ts.Node][] {
	return source.statements.flatMap((statement): [string, ts.Node][] => {
		const public_ = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
		if (!public_) return [];
		if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map((one) => [one.name.getText(), one]);
	});
}

function isExport({ kind }: ts.Modifier): boolean {
	return kind === ts.SyntaxKind.ExportKeyword;
}

/** The members of an object that a declaration is given, without what says its type. */
function members(node: ts.Node): ts.NodeArray<ts.ObjectLiteralElementLike> | null {
	let given = ts.isVariableDeclaration(node) ? node.initializer : undefined;
	while (given && (ts.isSatisfiesExpression(given) || ts.isAsExpression(given))) given = given.expression;
	return given && ts.isObjectLiteralExpression(given) ? given.properties : null;
}

function lineOf(source: ts.SourceFile, position: number): number {
	return source.getLineAndCharacterOfPosition(position).line;
}
