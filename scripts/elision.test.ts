// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is looked at is code
import { expect, test } from 'vitest';
import { eliding } from './elision.ts';
import { elided } from './words-registry.js';

test('French joins a word to the name that comes after it', () => {
	const pairs = [
		['de', 'Inès', 'd’Inès'],
		['De', 'Élise', 'D’Élise'],
		['parce que', 'Ali', 'parce qu’Ali'],
		['de', 'Yves', 'd’Yves'],
		['de', 'Yacine', 'de Yacine'],
		['de', 'Hélène', 'd’Hélène'],
		['de', 'Hainaut', 'de Hainaut'],
		['de', 'octobre', 'd’octobre'],
		['de', 'onze', 'de onze'],
		['de', 8, 'de 8'],
		['de', 'Le Carré', 'du Carré'],
		['À', 'Les Écuries', 'Aux Écuries'],
		['à', 'Oslo', 'à Oslo'],
		['de', '', 'de ']
	] as const;
	for (const [word, input, together] of pairs) expect(elided(word, input), together).toBe(together);
});

test('the holes of French sentences are joined, and those of no other language', () => {
	const french =
		"import { a } from './a.js';\nconst fr_a = (i) => {\n\treturn `Note de ${i?.name}, que ${i?.who} lit en ${i?.code}`\n}\n";
	const other = 'const es_a = (i) => {\n\treturn `Nota de ${i?.name}`\n}\n';
	const made = eliding(french + other, false);
	expect(made).toContain(
		'`Note ${registry.elided("de", i?.name)}, ${registry.elided("que", i?.who)} lit en ${i?.code}`'
	);
	expect(made).toContain('`Nota de ${i?.name}`');
	expect(made).toContain("import * as registry from '../registry.js'");
	expect(eliding(other, false)).toBe(other);
});
