/** The sentences of the interface: same keys, placeholders and plurals in all languages, none missing, none unused, one word for one thing. */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ts from 'typescript';
import { locales } from '../src/kernel/words.ts';
import { notPlain } from './messages/plain.ts';
import { differing } from './messages/same.ts';

const [first, ...others] = locales;

/** One text, or the variants of a plural or a selection (the inlang message format). */
type Message = string | readonly { declarations?: string[]; selectors?: string[]; match: Record<string, string> }[];
type Catalogue = ReadonlyMap<string, Message>;

const problems: string[] = [];
const files = globSync('src/**/messages/*.json').map((path) => path.replaceAll('\\', '/'));
const folders = new Set(files.filter((path) => !path.startsWith('src/paraglide/')).map((path) => dirname(path)));
const owners = new Map<string, string>();
const said = new Map<string, readonly (Message | undefined)[]>();
for (const folder of [...folders].sort()) checkFolder(folder);
problems.push(...differing(said));
checkUse();

if (problems.length) console.error(problems.join('\n'));
console.log(`${owners.size} messages in ${locales.length} languages, ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;

function checkFolder(folder: string): void {
	const [reference, ...translations] = locales.map((locale) => read(`${folder}/${locale}.json`));
	if (!reference) return;
	const prefix = `${folder.split('/').at(-2)}_`;
	for (const [key, message] of reference) {
		if (!key.startsWith(prefix)) problems.push(`${folder}: « ${key} » must start with ${prefix}`);
		const twin = owners.get(key);
		if (twin) problems.push(`${folder}: « ${key} » is also in ${twin}`);
		owners.set(key, folder);
		said.set(key, [message, ...translations.map((translation) => translation.get(key))]);
		checkPlural(`${folder}/${first}.json « ${key} »`, message, message);
	}
	checkPlain(folder, [reference, ...translations]);
	translations.forEach((translation, index) => {
		compare(`${folder}/${others[index]}.json`, reference, translation);
	});
}

/** What stands in a hole is known when it is said: `claims/plain-words.ts` says each sentence with names. */
function checkPlain(folder: string, catalogues: readonly Catalogue[]): void {
	for (const [index, locale] of locales.entries())
		for (const [key, message] of catalogues[index] ?? [])
			for (const text of /^[a-z]+_path_/.test(key) ? [] : texts(message))
				for (const wrong of notPlain(locale, text.replaceAll(/\{\w+\}/g, 'Bo'), key))
					problems.push(`${folder}/${locale}.json « ${key} » says ${wrong}`);
}

function compare(file: string, reference: Catalogue, translation: Catalogue): void {
	for (const [key, message] of reference) {
		const where = `${file} « ${key} »`;
		const translated = translation.get(key);
		if (translated === undefined) {
			problems.push(`${where} is missing`);
			continue;
		}
		const [wanted, given] = [inputs(message), inputs(translated)];
		if (wanted !== given) problems.push(`${where} takes {${given}}, French takes {${wanted}}`);
		checkPlural(where, message, translated);
	}
	for (const key of translation.keys()) if (!reference.has(key)) problems.push(`${file} « ${key} » is not in French`);
}

/** A plural has `one` and `other` in each of our languages, or a `*` that takes the rest. */
function checkPlural(where: string, reference: Message, message: Message): void {
	if (texts(message).some((text) => !text.trim())) problems.push(`${where} is empty`);
	for (const plural of plurals(reference)) {
		const given = plurals(message).includes(plural) ? conditions(message, plural) : [];
		const whole = given.includes('*') || (given.includes('one') && given.includes('other'));
		if (!whole) problems.push(`${where} lacks the forms one and other of ${plural}`);
	}
}

function plurals(message: Message): string[] {
	if (typeof message === 'string') return [];
	const declarations = message.flatMap((variant) => variant.declarations ?? []);
	return declarations.flatMap((line) => /^local (\w+) = \w+: plural/.exec(line)?.[1] ?? []);
}

function conditions(message: Message, selector: string): string[] {
	if (typeof message === 'string') return [];
	const matches = message.flatMap((variant) => Object.keys(variant.match).flatMap((match) => match.split(/,\s*/)));
	return matches.filter((match) => match.startsWith(`${selector}=`)).map((match) => match.slice(selector.length + 1));
}

function inputs(message: Message): string {
	const declared = typeof message === 'string' ? [] : message.flatMap((variant) => variant.declarations ?? []);
	const names = declared.flatMap((line) => /^input (\w+)/.exec(line)?.[1] ?? []);
	const locals = declared.flatMap((line) => /^local (\w+)/.exec(line)?.[1] ?? []);
	const placed = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
	return [...new Set([...names, ...placed])]
		.filter((name) => !locals.includes(name))
		.sort()
		.join(', ');
}

function texts(message: Message): string[] {
	return typeof message === 'string' ? [message] : message.flatMap((variant) => Object.values(variant.match));
}

/** JSON.parse would keep the last of two equal keys and say nothing, so the keys come from the syntax tree. */
function read(path: string): Catalogue {
	let text = '{}';
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		problems.push(`${path} does not exist`);
	}
	const root = ts.parseJsonText(path, text).statements[0]?.expression;
	const names = root && ts.isObjectLiteralExpression(root) ? root.properties.map((property) => property.name) : [];
	const keys = names.flatMap((name) => (name && ts.isStringLiteral(name) ? name.text : []));
	for (const key of keys.filter((key, index) => keys.indexOf(key) !== index))
		problems.push(`${path}: « ${key} » twice`);
	const { $schema, ...messages } = JSON.parse(text) as Record<string, Message>;
	return new Map(Object.entries(messages));
}

/**
 * A key is used when the code says `m.key`, when it stands whole between quotes (a table of labels), or when it belongs to
 * a family: `m[`agenda_kind_${kind}`]`, `refused('agenda_full')` → agenda_refused_full, 'agenda.booked' → agenda_verb_booked.
 */
function checkUse(): void {
	const used = new Set<string>();
	const families: string[] = [];
	for (const path of globSync(['src/**/*.{ts,svelte}', 'bin/**/*.ts'])) {
		if (/^src[\\/]paraglide|\.test\.ts$/.test(path)) continue;
		const text = readFileSync(path, 'utf8').replace(/^[ \t]*(\/\*[\s\S]*?\*\/|\/\/.*)/gm, '');
		if (isOfBrowsers(path) && saysMessages(text) && /(?<![\w.$])m(\[(?!['"])| as )/.test(text))
			problems.push(
				`${path}: a message looked up by a computed key brings all of them into the page: name them one by one`
			);
		for (const key of called(text)) {
			if (!owners.has(key)) problems.push(`${path}: m.${key} is in no messages/${first}.json`);
			used.add(key);
		}
		for (const [, , quoted = ''] of text.matchAll(/(['"`])([a-z]\w*_\w+)\1/g)) used.add(quoted);
		for (const [, family = ''] of text.matchAll(/`([a-z]+_\w+_)\$\{/g)) families.push(family);
		for (const [, module, act] of text.matchAll(/'([a-z]+)\.([a-zA-Z_]+)'/g)) used.add(`${module}_verb_${act}`);
		for (const [, code = ''] of text.matchAll(/\brefused\(\s*'(\w+)'/g)) refusal(path, code, used);
	}
	for (const key of owners.keys()) {
		const known = used.has(key) || /^[a-z]+_path_/.test(key) || families.some((family) => key.startsWith(family));
		if (!known) problems.push(`${owners.get(key)}: « ${key} » is used nowhere`);
	}
}

/** Whether a file may become part of a page's code. */
function isOfBrowsers(path: string): boolean {
	return /^src[\\/]/.test(path) && !/[\\/]server[\\/]|\+server\.ts$|\.server\.ts$/.test(path);
}

function saysMessages(text: string): boolean {
	return /import \{[^}]*\bm\b[^}]*\} from '#messages'/.test(text);
}

function called(text: string): string[] {
	if (!saysMessages(text)) return [];
	return [...text.matchAll(/(?<![\w.$])m(?:\.(\w+)|\[['"](\w+)['"]\])/g)].map(
		([, dotted, quoted]) => dotted ?? quoted ?? ''
	);
}

function refusal(path: string, code: string, used: Set<string>): void {
	const key = [code, code.replace('_', '_refused_')].find((candidate) => owners.has(candidate));
	if (key) used.add(key);
	else problems.push(`${path}: refused('${code}') has no sentence ${code.replace('_', '_refused_')}`);
}
