// Runs before start, dev, test and claims; does nothing when everything is in place (a fifth of a second).
// `prepare.mjs` installs what is missing, `prepare.mjs messages` also compiles the words, `prepare.mjs build` builds too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const step = process.argv[2];

const dependencies = sha('package-lock.json', 'tools/node/package-lock.json') + process.platform + process.arch;
once('node_modules/.prepared', dependencies, 'installing the dependencies (about half a minute, once)', () =>
	run('npm', 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
);
if (Number(process.versions.node.split('.')[0]) < 24 && !existsSync('node_modules/.bin/node'))
	await import('./node24.mjs');

const written = step ? sources() : [];
if (step) {
	const words = signature(
		written.filter((file) => file.includes('/messages/')),
		// where a page is, not what is in it: its folders are words of its address
		...written.filter((file) => file.endsWith('+page.svelte')).map(dirname),
		'src/kernel/languages.ts',
		'scripts/words.ts',
		'scripts/elision.ts',
		'scripts/addresses.ts',
		'scripts/words-registry.js'
	);
	once('src/paraglide/.prepared', words, 'compiling the words of all languages', () =>
		run('npm', 'run', 'words', '--silent')
	);
}
if (step === 'build') {
	const wanted = signature(
		written.filter((file) => !file.endsWith('.test.ts')).concat(files('static')),
		'vite.config.ts',
		'package.json',
		'src/paraglide/.prepared'
	);
	once('build/.prepared', wanted, 'building the program', () =>
		runUnheard('npm', 'run', 'build', '--silent', '--', '--logLevel', 'warn')
	);
}

/** Does something unless its mark says that it was done for the very same input. */
function once(mark, wanted, title, act) {
	if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
	const began = Date.now();
	console.log(`· ${title} …`);
	act();
	mkdirSync(dirname(mark), { recursive: true });
	writeFileSync(mark, wanted);
	console.log(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function run(command, ...args) {
	const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
	if (status !== 0) process.exit(status ?? 1);
}

/** What a step says is for who mends it: shown when it fails. */
function runUnheard(command, ...args) {
	const { status, stdout } = spawnSync(command, args, {
		stdio: ['inherit', 'pipe', 'inherit'],
		encoding: 'utf8',
		shell: process.platform === 'win32'
	});
	if (status === 0) return;
	console.error(stdout);
	process.exit(status ?? 1);
}

/** What people write: not what a step before has made of it, by which that step would always find that something is new. */
function sources() {
	const parts = readdirSync('src', { withFileTypes: true }).filter(({ name }) => name !== 'paraglide');
	return parts.flatMap((part) => (part.isFile() ? [join('src', part.name)] : files(join('src', part.name))));
}

function files(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function sha(...paths) {
	return paths.reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex');
}

/** By content and not by date: a clone, a copy and a checkout give files new dates. */
function signature(list, ...more) {
	const hash = createHash('sha256').update(dependencies);
	for (const file of [...list, ...more].sort())
		hash.update(file).update(statSync(file).isFile() ? readFileSync(file) : '');
	return hash.digest('hex');
}
