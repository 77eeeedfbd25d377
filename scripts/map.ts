/** docs/map.md, drawn from the real imports. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Source } from './arrows.ts';

export const page = 'docs/map.md';
const readers = ['notice', 'search', 'impact', 'federation'];

/** What a module is in the map: its files and lines, and the modules it imports. */
type Part = { files: number; lines: number; uses: Set<string> };

/** Writes the page anew. @returns how many modules it shows. */
export function writeMap(sources: readonly Source[]): number {
	const parts = collapse(sources);
	writeFileSync(page, draw(parts));
	return parts.size;
}

/** Whether the page shows the real arrows. Figures move with every change and are only as of the last drawing. */
export function isMapTrue(sources: readonly Source[]): boolean {
	const arrowsOnly = (text: string) => text.replace(/\d+/g, '0');
	const written = existsSync(page) ? readFileSync(page, 'utf8') : '';
	return arrowsOnly(written) === arrowsOnly(draw(collapse(sources)));
}

function collapse(sources: readonly Source[]): Map<string, Part> {
	const found = new Map<string, Part>();
	for (const { source, dependencies } of sources) {
		const name = moduleOf(source);
		if (!name || /\.(test|fixture)\.ts$/.test(source)) continue;
		const part = found.get(name) ?? { files: 0, lines: 0, uses: new Set() };
		part.files += 1;
		part.lines += readFileSync(source, 'utf8').split('\n').length - 1;
		for (const { resolved, dependencyTypes } of dependencies) {
			const used = moduleOf(resolved);
			const free = resolved.endsWith('/events.ts') && dependencyTypes.includes('type-only');
			if (used && used !== name && !free) part.uses.add(used);
		}
		found.set(name, part);
	}
	return new Map([...found].sort((a, b) => depth(found, b[0]) - depth(found, a[0]) || a[0].localeCompare(b[0])));
}

function moduleOf(path: string): string | undefined {
	if (path.startsWith('bin/')) return 'bin';
	if (path.startsWith('src/paraglide/')) return undefined;
	const [, folder, rest] = /^src\/([^/]+)(\/.*)?$/.exec(path) ?? [];
	return rest ? folder : folder && 'composition';
}

/** How many modules stand below, so that the table reads from the top of the house to its ground. */
function depth(all: ReadonlyMap<string, Part>, name: string, seen = new Set<string>()): number {
	for (const used of all.get(name)?.uses ?? []) {
		if (seen.has(used)) continue;
		seen.add(used);
		depth(all, used, seen);
	}
	return seen.size;
}

function draw(all: ReadonlyMap<string, Part>): string {
	const names = [...all.keys()];
	const edges = names.flatMap((name) => direct(all, name).map((used) => `  ${name} --> ${used}`));
	const rows = names.map((name) => {
		const { files, lines, uses } = all.get(name) as Part;
		return `| \`${name}\` | ${names.filter((other) => uses.has(other)).join(', ') || '—'} | ${files} | ${lines} |`;
	});
	return `# Map

Drawn by \`npm run map\` from the imports that the code really makes; \`npm test\` fails when the arrows differ. Who *may* import
whom is the table at the top of [.dependency-cruiser.mjs](../.dependency-cruiser.mjs). The types of an \`events.ts\` are free to
all and are not drawn; an arrow that follows from others is left out of the picture and kept in the table. Rounded: the
readers of the log, which no module imports.

\`\`\`mermaid
graph TD
${names.map((name) => `  ${name}${readers.includes(name) ? '([' : '['}${name}${readers.includes(name) ? '])' : ']'}`).join('\n')}
${edges.join('\n')}
\`\`\`

| module | uses | files | lines |
| --- | --- | --: | --: |
${rows.join('\n')}

\`composition\` is what stands directly in \`src/\`: the list of modules, the hooks, the sockets. Figures as of the last
drawing, tests left out.
`;
}

/** The arrows that no longer path explains. */
function direct(all: ReadonlyMap<string, Part>, name: string): string[] {
	const uses = [...(all.get(name)?.uses ?? [])].sort();
	const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
		if (seen.has(from)) return false;
		seen.add(from);
		return [...(all.get(from)?.uses ?? [])].some((used) => used === to || reaches(used, to, seen));
	};
	return uses.filter((used) => !uses.some((other) => other !== used && other !== name && reaches(other, used)));
}
