/** Arrows, doors and cycles: `node scripts/arrows.ts` prints every import that breaks a rule of .dependency-cruiser.mjs, and fails when docs/map.md shows other arrows; with --draw it draws that. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMapTrue, page, writeMap } from './map.ts';

type Import = Readonly<{ resolved: string; dependencyTypes: readonly string[] }>;
export type Source = Readonly<{ source: string; dependencies: readonly Import[] }>;
type Breach = Readonly<{ from: string; to: string; rule: string; why: string }>;
export type Imports = Readonly<{ sources: readonly Source[]; breaches: readonly Breach[] }>;

const roots = ['src', 'bin', 'claims', 'bench', 'tests', 'scripts'];

/** Every import below `folder` (the project by default), and those that break a rule. Throws when the tool itself fails. */
export function readImports(folder = process.cwd()): Imports {
	const tool = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const present = roots.filter((root) => existsSync(join(folder, root)));
	const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', '--no-cache', '--no-progress'];
	const run = spawnSync(process.execPath, [tool, ...options, ...present], {
		cwd: folder,
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024
	});
	if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${run.stderr || run.error?.message}`);
	return understand(JSON.parse(run.stdout) as Report);
}

const commandLine = {
	rule: 'command-line-without-pages',
	why: 'nothing reachable from bin/ imports a component or $app: Node runs it without a bundler'
};

type Violation = {
	from: string;
	to: string;
	rule: { name: string };
	cycle?: { name: string }[];
	via?: { name: string }[];
};
type Report = { modules: Source[]; summary: { violations: Violation[]; ruleSetUsed: { forbidden: Rule[] } } };
type Rule = { name: string; comment?: string };

function understand({ modules, summary }: Report): Imports {
	const why = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment ?? '']));
	const breaches = summary.violations.map(({ from, to, rule, cycle, via }) => {
		const path = (cycle ?? via ?? []).map((step) => step.name);
		return { from, to: path.length ? path.join(' → ') : to, rule: rule.name, why: why.get(rule.name) ?? '' };
	});
	return { sources: modules, breaches: [...breaches, ...pagesFromCommandLine(modules)] };
}

/** Nothing reachable from bin/ imports a component or $app. Asked of dependency-cruiser it took a third of its time, since it looks from every file. */
function pagesFromCommandLine(sources: readonly Source[]): Breach[] {
	const uses = new Map(sources.map(({ source, dependencies }) => [source, dependencies]));
	const paths = new Map([...uses.keys()].filter((source) => source.startsWith('bin/')).map((bin) => [bin, [bin]]));
	const breaches: Breach[] = [];
	for (const [source, path] of paths)
		for (const { resolved } of uses.get(source) ?? []) {
			if (paths.has(resolved)) continue;
			paths.set(resolved, [...path, resolved]);
			if (/\.svelte$|(^|\/)\$app\//.test(resolved))
				breaches.push({ ...commandLine, from: path[0] ?? source, to: [...path, resolved].join(' → ') });
		}
	return breaches;
}

if (import.meta.main) {
	const { sources, breaches } = readImports();
	for (const { from, to, rule, why } of breaches) console.error(`${from} → ${to}\n   ${rule}: ${why}`);
	const imports = sources.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
	console.log(`${sources.length} files, ${imports} imports, ${breaches.length} against the arrows`);
	const draws = process.argv.includes('--draw');
	if (draws) console.log(`${page}: ${writeMap(sources)} modules`);
	const isTrue = isMapTrue(sources);
	if (!isTrue) console.error(`${page} no longer shows the real arrows: run \`npm run map\``);
	process.exitCode = breaches.length || !isTrue ? 1 : 0;
}
