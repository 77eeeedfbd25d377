import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	constants,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { endsWithUs, whenInterrupted } from '../../../tests/support/interrupted.ts';
import { type Program, startProgram } from '../../../tests/support/program.ts';
import { clear } from '../machine.ts';

/** A copy of the project to change. It is laid down when something is run in it: to count what a change edits, none is needed. */
export type Scratch = Readonly<{
	/** Where it lies. */
	folder: string;
	read(path: string): string;
	/** Changes a file. @throws when nothing changes by it. */
	edit(path: string, change: (text: string) => string): void;
	/** Adds a file. @throws when it is there. */
	add(path: string, text: string): void;
	/** The files that stand in the project and are edited. */
	edited(): readonly string[];
	/** Runs a script of the copy with Node. @returns what it says. @throws with that when it fails. */
	run(script: string, ...args: string[]): Promise<string>;
	/** Builds the copy and starts it with the demonstration. */
	start(): Promise<Program>;
}>;

/** One thing that the project may be given, done by a script as somebody would do it by hand. */
export type Change = Readonly<{
	name: string;
	/** How many files that stand in the project may be edited for it. */
	most: number;
	apply(scratch: Scratch): void;
	/** Looks at the changed program. @returns what is wrong, one sentence each. */
	see(program: Program, scratch: Scratch): Promise<string[]>;
}>;

/** Runs an act with a copy of its own, and removes it whatever happens. */
export async function withScratch<T>(act: (scratch: Scratch) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-one-place-'));
	const remove = () => clear(folder);
	const done = whenInterrupted(remove);
	try {
		return await act(scratchIn(folder));
	} finally {
		remove();
		done();
	}
}

function scratchIn(folder: string): Scratch {
	const changed = new Map<string, string>();
	const lay = () => {
		if (!existsSync(join(folder, 'package.json'))) copySources(folder);
		for (const [path, text] of changed) write(join(folder, path), text);
	};
	const scratch = {
		folder,
		read: (path: string) => changed.get(path) ?? readFileSync(path, 'utf8'),
		edit(path: string, change: (text: string) => string) {
			const after = change(scratch.read(path));
			if (after === scratch.read(path)) throw new Error(`${path} is as it was`);
			changed.set(path, after);
		},
		add(path: string, text: string) {
			if (changed.has(path) || existsSync(path)) throw new Error(`${path} is there already`);
			changed.set(path, text);
		},
		edited: () => [...changed.keys()].filter((path) => existsSync(path)).sort(),
		run(script: string, ...args: string[]) {
			lay();
			return run(folder, script, args);
		},
		async start() {
			await scratch.run('scripts/prepare.mjs', 'build');
			return startProgram({ folder, crowd: true });
		}
	};
	return scratch;
}

/** What is made from the sources, and what is no part of them. */
const APART = ['.git', '.svelte-kit', 'build', 'data', 'node_modules'];

function copySources(folder: string): void {
	const made = resolve('src/paraglide');
	for (const name of readdirSync('.').filter((name) => !APART.includes(name)))
		cpSync(name, join(folder, name), {
			...{ recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE },
			filter: (path) => resolve(path) !== made
		});
	linkPackages(join(folder, 'node_modules'));
}

/** Each package is a link, but what preparing and building write is the copy's own. */
function linkPackages(folder: string): void {
	const own = ['.prepared', '$app'];
	mkdirSync(folder);
	for (const name of readdirSync('node_modules').filter((name) => !['.vite', '.cache'].includes(name))) {
		const from = resolve('node_modules', name);
		if (own.includes(name)) cpSync(from, join(folder, name), { recursive: true });
		else symlinkSync(from, join(folder, name));
	}
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

async function run(cwd: string, script: string, args: readonly string[]): Promise<string> {
	const child = endsWithUs(spawn(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`${[script, ...args].join(' ')} ended with ${code}: ${said}`);
	return said;
}
