/** The house keeps its rules: arrows, doors, no cycle, sizes, no unused export; and a planted breach of each arrow rule is found. */
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
	return [...arrows, ...overBudget({ files, functions, comments }), ...unusedCode()];
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
		['resolved', 'src/impact/planted.ts', "import '#agenda/server/planted.ts';"]
	] as const;
	const copy = small ? emptyHouse() : copySources();
	try {
		for (const [, path, code] of plants) plant(copy, path, code);
		plant(copy, 'src/agenda/server/circle.ts', "import './planted.ts';");
		const found = readImports(copy).breaches;
		console.log(`planted   ${plants.length} breaches in a copy`);
		const seen = (rule: string, path: string) =>
			found.some((breach) => breach.rule === rule && `${breach.from} ${breach.to}`.includes(path));
		return plants
			.filter(([rule, path]) => !seen(rule, path))
			.map(([rule, path]) => `${path} breaks ${rule} and was not found`);
	} finally {
		rmSync(copy, { recursive: true });
	}
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
