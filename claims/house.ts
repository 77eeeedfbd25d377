/**
 * The house keeps its rules: arrows, doors and sections, no cycle, sizes, no unused export, routes that check, call and show, every act asks, every
 * visible write tells, nothing is written twice, one word for one thing; and a planted breach of each is found.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readImports } from '../scripts/arrows.ts';
import { measureSizes, overBudget, quantile } from '../scripts/sizes.ts';

const small = process.argv.includes('--small');
// the rules over the sources are steps of `npm test`: a short run looks whether a rule would find what breaks it
const violations = [...(small ? [] : kept()), ...missedPlants()];
for (const sentence of violations) console.log(sentence);
const sizes = measureSizes();
const [file, work] = [quantile(sizes.files, 0.95), quantile(sizes.functions, 0.95)];
console.log(
	`house: files ${sizes.files.length}, p95 ${file} lines, functions p95 ${work} lines, ${violations.length} violations`
);
process.exitCode = violations.length ? 1 : 0;

/** A sentence for each breach in the sources. */
function kept(): string[] {
	const { sources, breaches } = readImports();
	const { files, functions, comments } = measureSizes();
	console.log(`imports   ${sources.length} files read, ${breaches.length} against arrows, doors or cycles`);
	console.log(`files     median ${quantile(files, 0.5)} lines, longest ${files[0]?.lines} (${files[0]?.name})`);
	console.log(`functions median ${quantile(functions, 0.5)} lines, longest ${functions[0]?.lines}`);
	console.log(`comments  ${(comments * 100).toFixed(1)} % of lines`);
	const arrows = breaches.map(({ from, to, rule }) => `${from} → ${to} (${rule})`);
	return [...arrows, ...overBudget({ files, functions, comments }), ...unusedCode(), ...told()];
}

/** What the rules that are scripts of their own say; the last one walks the sources for a write that tells nothing. */
function told(): string[] {
	const scripts = [['scripts/routes.ts'], ['scripts/pairs.ts'], ['scripts/messages.ts']];
	const walk = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'tests/told.test.ts'];
	return [...scripts, walk].flatMap((args) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		console.log(stdout.trim().split('\n').at(-1));
		return status === 0 ? [] : [...stderr.trim().split('\n'), `${args.join(' ')} ended with ${status}`];
	});
}

/** A sentence for each export, file or dependency that nothing uses. */
function unusedCode(): string[] {
	const knip = resolve('node_modules/knip/bin/knip.js');
	const { stdout, stderr } = spawnSync(process.execPath, [knip, '--no-progress', '--reporter', 'compact'], {
		encoding: 'utf8'
	});
	const lines = stdout.split('\n').filter((line) => line.includes(': ')); // the others are headings
	return /^ERROR/m.test(stderr) ? [...lines, stderr.trim()] : lines;
}

/** Breaks each rule once in a copy of the sources; returns a sentence for each breach that was not found. */
function missedPlants(): string[] {
	const plants = [
		['arrow-participation', 'src/participation/planted.ts', "import '#agenda';"],
		['arrow-kernel', 'src/kernel/planted.ts', "import '#network';"],
		['arrow-agenda', 'src/agenda/Planted.svelte', '<script lang="ts">import \'#impact/server\';</script>'],
		['events-participation', 'src/participation/heard.ts', "import '#agenda/events.ts';"],
		['door', 'src/notice/planted.ts', "import '../agenda/server/planted.ts';"],
		['door-from-outside', 'tests/planted.ts', "import '../src/agenda/server/planted.ts';"],
		['no-cycle', 'src/agenda/server/planted.ts', "import './circle.ts';"],
		['module-below-root', 'src/network/planted.ts', "import '../modules.ts';"],
		['source-below-tools', 'src/ui/planted.ts', "import '../../tests/planted.ts';"],
		['no-server-in-browser', 'src/agenda/near.ts', "import './server/planted.ts';"],
		['command-line-without-pages', 'bin/planted.ts', "import '../src/agenda/Planted.svelte';"],
		['sections', 'src/routes/(public)/agenda/planted.ts', "import '../news/near.ts';"],
		['sections', 'src/routes/(coulisses)/desk/news/planted.ts', "import '../places/near.ts';"],
		['parts-of-pages', 'src/network/server/planted.ts', "import '../desk/near.ts';"],
		['resolved', 'src/impact/planted.ts', "import '#agenda/nowhere.ts';"]
	] as const;
	const copy = small ? emptyHouse() : copySources();
	try {
		for (const [, path, code] of plants) plant(copy, path, code);
		plant(copy, 'src/agenda/server/circle.ts', "import './planted.ts';");
		for (const near of ['routes/(public)/news', 'routes/(coulisses)/desk/places', 'network/desk'])
			plant(copy, `src/${near}/near.ts`, 'export {};');
		const found = readImports(copy).breaches;
		console.log(`planted   ${plants.length} breaches in a copy`);
		const seen = (rule: string, path: string) =>
			found.some((breach) => breach.rule === rule && `${breach.from} ${breach.to}`.includes(path));
		return [
			...plants
				.filter(([rule, path]) => !seen(rule, path))
				.map(([rule, path]) => `${path} breaks ${rule} and was not found`),
			...missedRoutes(copy)
		];
	} finally {
		rmSync(copy, { recursive: true });
	}
}

/** Breaks each rule of the routes once, and writes something twice. */
function missedRoutes(copy: string): string[] {
	const route = 'src/routes/(coulisses)/desk/planted/+page.server.ts';
	const long = Array.from({ length: 30 }, (_, line) => `	const line${line} = ${line};`).join('\n');
	const imports = "import { z } from 'zod';\nimport { transaction } from '#kernel/server/db.ts';";
	plant(copy, route, `${imports}\nexport const load = async () => {\n${long}\n\treturn {};\n};\n`);
	for (const name of ['one', 'other']) plant(copy, `src/ui/${name}.ts`, long);
	const say = (script: string) =>
		spawnSync(process.execPath, [resolve(script)], { cwd: copy, encoding: 'utf8' }).stderr;
	const [routes, pairs] = [say('scripts/routes.ts'), say('scripts/pairs.ts')];
	console.log('planted   5 breaches of routes and pairs');
	const wanted = ['reads a schema', 'opens the database', 'has 33 lines', 'asks for nothing'];
	return [
		...wanted.filter(
			(words) => !routes.includes(`desk/planted/+page.server.ts ${words}`) && !routes.includes(`#load ${words}`)
		),
		...(pairs.includes('src/ui/one.ts:1') ? [] : ['25 lines written twice'])
	].map((words) => `what ${words} was not found`);
}

function copySources(): string {
	const copy = mkdtempSync(join(tmpdir(), 'house-'));
	for (const part of ['src', 'bin', 'package.json', '.dependency-cruiser.mjs'])
		cpSync(part, join(copy, part), { recursive: true });
	symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
	return copy;
}

/** The doors that the plants go through, with nothing behind them: read in two seconds. */
function emptyHouse(): string {
	const copy = mkdtempSync(join(tmpdir(), 'house-'));
	for (const part of ['package.json', '.dependency-cruiser.mjs']) cpSync(part, join(copy, part));
	symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
	const doors = ['agenda/index.ts', 'agenda/events.ts', 'network/index.ts', 'impact/server/index.ts', 'modules.ts'];
	for (const path of doors) plant(copy, `src/${path}`, 'export const door = true;');
	return copy;
}

function plant(copy: string, path: string, code: string): void {
	mkdirSync(dirname(join(copy, path)), { recursive: true });
	writeFileSync(join(copy, path), code);
}
