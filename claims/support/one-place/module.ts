import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residency } from './module-seen.ts';
import type { Change, Scratch } from './scratch.ts';

/** The files of the module as they are added, each with `.txt` behind its name: to the rules of the house they are no sources. */
const own = 'claims/support/one-place/residency';

/** A module with one noun: residencies for makers. */
export const module: Change = {
	name: 'module',
	most: 6,
	apply(scratch) {
		for (const path of globSync('**/*.txt', { cwd: own }))
			scratch.add(path.replaceAll('\\', '/').replace(/\.txt$/, ''), readFileSync(join(own, path), 'utf8'));
		before(scratch, 'src/modules.ts', [
			['import { stage }', "import { residency } from '#residency/server/module.ts';\n"],
			['\teditorial,\n', '\tresidency,\n']
		]);
		before(scratch, 'src/importers.ts', [['\n/**', "import { residencyImporter } from '#residency/server';\n"]]);
		scratch.edit('src/importers.ts', (text) => text.replace(/(\n\t\w+)\n\];/, '$1,\n\tresidencyImporter\n];'));
		before(scratch, '.dependency-cruiser.mjs', [['\tlearning: area', '\tresidency: agenda,\n']]);
		before(scratch, 'src/routes/(coulisses)/rooms.ts', [
			['import { tradeActs }', "import { residencyActs } from '#residency/acts.ts';\n"],
			[
				"\t\t\t{ path: '/desk/gallery'",
				"\t\t\t{ path: '/desk/residencies', name: m.residency_title, act: residencyActs.edit },\n"
			]
		]);
		before(scratch, 'tests/support/shown.ts', [
			["\t'agenda.offering'", "\t'residency.residency': { but: { updated_at: updated } },\n"]
		]);
		drawn(scratch);
	},
	see: residency
};

/** Puts lines before others. */
function before(scratch: Scratch, path: string, lines: readonly (readonly [place: string, line: string])[]): void {
	for (const [place, line] of lines) scratch.edit(path, (text) => text.replace(place, line + place));
}

/** The map as `npm run map` draws it; its figures are only as of the last drawing. */
function drawn(scratch: Scratch): void {
	before(scratch, 'docs/map.md', [
		['  exchange[exchange]\n', '  residency[residency]\n'],
		['  composition --> search\n', '  composition --> residency\n'],
		['  exchange --> web\n', '  residency --> exchange\n'],
		['| `exchange` |', '| `residency` | exchange, web, ui, kernel | 13 | 457 |\n']
	]);
	scratch.edit('docs/map.md', (text) =>
		text.replace(/^(\| `(?:routes|composition)` .*? network, )/gm, '$1residency, ')
	);
}
