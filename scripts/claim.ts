/** Promises that can be checked: `npm run claim` lists them, `npm run claim NAME -- --small` runs one; its figure comes last. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { temporaryFolder } from '../tests/support/temporary.ts';

export type Claim = Readonly<{ name: string; path: string; promise: string }>;

/** The claims (claims/NAME.ts) or the benchmarks (bench/NAME.ts, named with their folder), in the order of their names. */
export function listClaims(folder: 'claims' | 'bench' = 'claims'): Claim[] {
	const paths = globSync(`${folder}/*.ts`).map((path) => path.replaceAll('\\', '/'));
	return paths.sort().map((path) => ({
		name: path.slice(folder === 'claims' ? 'claims/'.length : 0, -'.ts'.length),
		path,
		promise: /\/\*\*\s*(?:\* ?)?(.+?)\s*(?:\*\/|\n)/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
	}));
}

if (import.meta.main) {
	const [name, ...args] = process.argv.slice(2).filter((arg) => arg !== '--');
	const known = [...listClaims(), ...listClaims('bench')];
	const claim = known.find((candidate) => candidate.name === name);
	if (claim) process.exitCode = await run(claim.path, args);
	else {
		const wide = Math.max(...known.map((each) => each.name.length));
		for (const each of known) console.log(`${each.name.padEnd(wide)}  ${each.promise}`);
		if (name) console.error(`\nno claim is called « ${name} »`);
		process.exitCode = name ? 1 : 0;
	}
}

/** Whoever ends this ends the claim, which then ends what it has started: this waits until it has, and removes what it laid into the temporary folder. */
async function run(path: string, args: readonly string[]): Promise<number> {
	const { folder, remove } = temporaryFolder();
	const child = spawn(process.execPath, [path, ...args], { stdio: 'inherit', env: { ...process.env, TMPDIR: folder } });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
	const [status, signal] = (await once(child, 'exit').finally(remove)) as [number | null, NodeJS.Signals | null];
	if (signal) console.error(`${path} was ended by ${signal}`);
	return status ?? 1;
}
