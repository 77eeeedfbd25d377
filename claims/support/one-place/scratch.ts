import { spawnSync } from 'node:child_process';
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
import { whenInterrupted } from '../../../tests/support/interrupted.ts';
import { type Program, startProgram } from '../../../tests/support/program.ts';
import { clear } from '../machine.ts';

/** A copy of the project to change. */
export type Scratch = Readonly<{
	folder: string;
	read(path: string): string;
	/** Changes a file. @throws when nothing changes by it. */
	edit(path: string, change: (text: string) => string): void;
	/** Adds a file. @throws when it is there. */
	add(path: string, text: string): void;
	/** The files that stood in the project and are edited. */
	edited(): readonly string[];
	/** Runs a script of the copy with Node. @returns what it says. @throws with that when it fails. */
	run(script: string, ...args: string[]): string;
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
		copySources(folder);
		return await act(scratchIn(folder));
	} finally {
		remove();
		done();
	}
}

/** What is made from the sources, and what is no part of them. */
const APART = ['.git', '.svelte-kit', 'build', 'data', 'docs', 'node_modules'];

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

function scratchIn(folder: string): Scratch {
	const edited = new Set<string>();
	const added = new Set<string>();
	const read = (path: string) => readFileSync(join(folder, path), 'utf8');
	return {
		folder,
		read,
		edit(path, change) {
			const before = read(path);
			const after = change(before);
			if (after === before) throw new Error(`${path} is as it was`);
			if (!added.has(path)) edited.add(path);
			writeFileSync(join(folder, path), after);
		},
		add(path, text) {
			if (existsSync(join(folder, path))) throw new Error(`${path} is there already`);
			added.add(path);
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		},
		edited: () => [...edited].sort(),
		run: (script, ...args) => run(folder, script, args),
		async start() {
			run(folder, 'scripts/prepare.mjs', ['build']);
			return startProgram({ folder, crowd: true });
		}
	};
}

function run(cwd: string, script: string, args: readonly string[]): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });
	if (status !== 0) throw new Error(`${[script, ...args].join(' ')} ended with ${status}: ${stdout}${stderr}`);
	return stdout;
}
