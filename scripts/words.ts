/**
 * Compiles the words of the interface, twice: one module for each message, from which a page in the browser takes what it says, and one for each
 * language for Node, where thousands of small modules would cost each process more than a second.
 */
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CompilerOptions, compileProject } from '@inlang/paraglide-js';
import plugin from '@inlang/plugin-message-format';
import { type Locale, locales } from '../src/kernel/words.ts';
import { addresses, PATH } from './addresses.ts';
import { eliding } from './elision.ts';

type Project = Parameters<typeof compileProject>[0]['project'];
type Output = Awaited<ReturnType<typeof compileProject>>;

const outdir = 'src/paraglide';
const PROSE = /^messages\/(?!_index)/;
const forBrowsers: Partial<CompilerOptions> = { outputStructure: 'message-modules' };
const forNode: Partial<CompilerOptions> = { outputStructure: 'locale-modules' };

/** Makes the rules of each language once, where the compiler's own makes them for every plural that is said. */
const additionalFiles = { 'registry.js': readFileSync('scripts/words-registry.js', 'utf8') };

const settings = settingsOf();
const files = await readFiles();
const project = await readProject();
const words = await compile(forBrowsers);
for (const [path, text] of Object.entries(await compile(forNode))) {
	if (!path.startsWith('messages')) continue;
	const made = text.replaceAll(/(?<=['"])\.\.(?=\/(runtime|registry)\.js)/g, '../..');
	words[`node/${path}`] = withoutTypes(made);
	if (path.endsWith('_index.js')) words[`node/${path.replace(/js$/, 'd.ts')}`] = typesOf(made);
}
words['addresses.js'] = addresses(
	files.map(({ locale, content }) => ({ locale: locale as Locale, messages: JSON.parse(content.toString()) }))
);
write(words);

async function compile(options: Partial<CompilerOptions>): Promise<Output> {
	const compilerOptions = {
		strategy: ['baseLocale'],
		emitReadme: false,
		additionalFiles,
		...options
	} as CompilerOptions;
	const output = await compileProject({ project, projectPath: '.', compilerOptions });
	const french = (path: string): boolean => path === `messages/${locales[0]}.js`;
	return Object.fromEntries(
		Object.entries(output).map(([path, text]) => [path, PROSE.test(path) ? eliding(text, french(path)) : text])
	);
}

/** What the compiler must know: the languages, and where their words stand. */
function settingsOf() {
	const files = globSync(`src/**/messages/${locales[0]}.json`).map((path) => path.replaceAll('\\', '/'));
	const own = files.filter((path) => !path.startsWith(outdir)).sort();
	const pathPattern = own.map((path) => `./${dirname(path)}/{locale}.json`);
	return { baseLocale: locales[0], locales, 'plugin.inlang.messageFormat': { pathPattern } };
}

/** Every message file. */
async function readFiles() {
	const asked = await plugin.toBeImportedFiles({ settings });
	return asked.map(({ path, locale, metadata }) => ({
		...{ locale, content: readFileSync(path), toBeImportedFilesMetadata: metadata }
	}));
}

/** What the compiler asks a project for, read from the files: its own way goes through an SQLite in memory, a row at a time, and takes ten seconds. */
async function readProject(): Promise<Project> {
	const { bundles: all, messages, variants } = await plugin.importFiles({ files, settings });
	const bundles = all.filter(({ id }) => !PATH.test(id));
	const variantsOf = Map.groupBy(variants, (one) => `${one.messageBundleId} ${one.messageLocale}`);
	const messagesOf = Map.groupBy(messages, ({ bundleId }) => bundleId);
	const nested = bundles.map(({ id, declarations }) => ({
		...{ id, declarations },
		messages: (messagesOf.get(id) ?? []).map((message) => ({
			...message,
			id: `${id} ${message.locale}`,
			variants: variantsOf.get(`${id} ${message.locale}`) ?? []
		}))
	}));
	const query = { select: () => ({ execute: async () => nested }) };
	return { settings: { get: async () => settings }, db: { selectFrom: () => query } } as unknown as Project;
}

/** Two thirds of what the compiler writes are types in comments, which each process would read and hold. */
function withoutTypes(text: string): string {
	return text.replaceAll(/^\/\*\*[\s\S]*?\*\/\n/gm, '').replaceAll(/(?<=[ (])\/\*\* @type \{.*?\} \*\/ /g, '');
}

/** The same types, for TypeScript alone. */
function typesOf(text: string): string {
	return text
		.replaceAll(/^\/\*\* @typedef \{(.*)\} (\w+) \*\/$/gm, 'type $2 = $1;')
		.replaceAll(/^(export )?const (\w+) = \/\*\* @type \{(.*)\} \*\/ \([\s\S]*?^\}\);$/gm, '$1declare const $2: $3;');
}

/** What has not changed keeps its date, and what is said no longer goes. */
function write(files: Output): void {
	for (const [path, text] of Object.entries(files)) {
		const file = join(outdir, path);
		if (read(file) === text) continue;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	for (const path of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
		const file = join(path.parentPath, path.name);
		const known = file.slice(outdir.length + 1).replaceAll('\\', '/') in files;
		if (path.isFile() && !known && path.name !== '.prepared') rmSync(file);
	}
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
