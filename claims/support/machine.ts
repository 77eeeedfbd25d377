import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** What a fresh machine has: Node, npm, and the tools of the system that those and ours call. */
const TOOLS = [
	'node',
	'npm',
	'npx',
	'sh',
	'env',
	'git',
	'tar',
	'gzip',
	'unshare',
	'true',
	'test',
	'uname',
	'ls',
	'mkdir',
	'rm',
	'cp'
];

/** A folder for PATH with nothing but links to the system's own tools: no Node 24 that npm brought, no program of ours. */
export function cleanPath(folder: string): string {
	mkdirSync(folder, { recursive: true });
	const places = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.includes('node_modules'));
	for (const tool of TOOLS) {
		const found = places.map((place) => join(place, tool)).find((path) => existsSync(path));
		if (found) symlinkSync(realpathSync(found), join(folder, tool));
	}
	return folder;
}

/** The environment of somebody at a fresh machine: no setting of ours, and of npm's only where to fetch from. */
export function cleanEnvironment(path: string, more: Record<string, string>): NodeJS.ProcessEnv {
	const kept = ([name]: [string, unknown]) =>
		/^(HOME|USER|LANG|TERM|TMPDIR|NODE_EXTRA_CA_CERTS|.*_proxy|npm_config_(registry|cafile))$/i.test(name);
	return { ...Object.fromEntries(Object.entries(process.env).filter(kept)), PATH: path, ...more };
}

/** A clone of the working repository, with what is not committed yet laid over it. @returns how many files that were. */
export function clone(root: string, folder: string): number {
	git(root, 'clone', '--quiet', '--no-hardlinks', root, folder);
	const changed = git(root, 'ls-files', '-z', '--modified', '--others', '--exclude-standard')
		.split('\0')
		.filter(Boolean);
	for (const file of new Set(changed)) {
		rmSync(join(folder, file), { force: true });
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
	}
	return new Set(changed).size;
}

/** What neither the program nor its start reads. */
const UNREAD = ['.git', '.svelte-kit', 'bench', 'claims', 'data', 'docs', 'node_modules', 'tests'];

/** Thousands of files that were made and are only sent or compiled: a link spares ten seconds of copying. */
const LINKED = ['build/client', 'src/paraglide/messages'];

/** A copy of the working tree that needs neither install nor build, with links to the installed packages. */
export function copy(root: string, folder: string): void {
	const linked = LINKED.map((name) => join(root, name));
	const filter = (path: string): boolean => basename(path) !== 'node_modules' && !linked.includes(path);
	for (const name of readdirSync(root))
		if (!UNREAD.includes(name)) cpSync(join(root, name), join(folder, name), { recursive: true, filter });
	for (const name of LINKED) symlinkSync(join(root, name), join(folder, name));
	linkPackages(root, folder);
}

/** Lays links to the installed packages into a copy of the tree. */
export function linkPackages(root: string, folder: string): void {
	for (const name of ['node_modules', 'tools/node/node_modules'].filter((name) => existsSync(join(root, name))))
		linkAll(join(root, name), join(folder, name));
	// what preparing writes into must not be the original's
	const own = ['.prepared', '$app', '.bin'].map((name) => `node_modules/${name}`);
	for (const part of own.filter((name) => existsSync(join(root, name)))) {
		rmSync(join(folder, part));
		cpSync(join(root, part), join(folder, part), { recursive: true });
	}
}

/** All that is in a folder of packages but what was kept there of earlier runs. */
function linkAll(from: string, to: string): void {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from))
		if (!/^\.(cache|vite)/.test(name)) symlinkSync(join(from, name), join(to, name));
}

/** The processes that work in a folder or were started from it, each as `pid command`. */
export function processesIn(folder: string): string[] {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
	return pids.flatMap((pid) => {
		try {
			const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
			const inside = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || words.includes(folder);
			return inside ? [`${pid} ${words}`] : [];
		} catch {
			return []; // it ended while we looked
		}
	});
}

/** Ends whatever is left of a folder's processes and removes it. @returns what there was. */
export function clear(folder: string): string[] {
	const left = processesIn(folder);
	for (const line of left) {
		try {
			process.kill(Number(line.split(' ')[0]), 'SIGKILL');
		} catch {
			// it has just ended by itself
		}
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
	return left;
}

function git(root: string, ...args: string[]): string {
	const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
	return stdout;
}
