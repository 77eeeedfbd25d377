/** Nothing is written twice: `node scripts/pairs.ts` lists each pair of places in the sources that share 25 lines or more to the letter, and fails on one. */
import { globSync, readFileSync, statSync } from 'node:fs';

const LINES = 25;

type Place = Readonly<{ path: string; at: number }>;

const [places, pairs]: [Map<string, Place>, string[]] = [new Map(), []];
const paths = globSync('src/**/*.{ts,svelte,css}').map((path) => path.replaceAll('\\', '/'));
const sources = paths.filter((path) => !path.startsWith('src/paraglide/') && statSync(path).isFile());
for (const path of sources.sort()) look(path);
if (pairs.length) console.error(pairs.join('\n'));
console.log(`${pairs.length} pairs of ${LINES} lines or more`);
process.exitCode = pairs.length ? 1 : 0;

/** Holds each run of lines of a file against all runs before it; blank lines and indents say nothing. */
function look(path: string): void {
	const text = readFileSync(path, 'utf8').split('\n');
	const lines = text.map((line, index) => ({ line: line.trim(), at: index + 1 })).filter(({ line }) => line);
	let told = 0;
	for (let first = 0; first + LINES <= lines.length; first++) {
		const run = lines.slice(first, first + LINES);
		const key = run.map(({ line }) => line).join('\n');
		const here = { path, at: run[0]?.at ?? 0 };
		const other = places.get(key);
		if (!other) places.set(key, here);
		else if (first >= told) {
			pairs.push(`${other.path}:${other.at} and ${path}:${here.at} share ${LINES} lines or more`);
			told = first + LINES;
		}
	}
}
