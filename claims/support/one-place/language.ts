import { globSync } from 'node:fs';
import { german, MARK } from './language-seen.ts';
import type { Change, Scratch } from './scratch.ts';

/** German: its line in the table of languages, and its words. */
export const language: Change = {
	name: 'language',
	most: 3,
	apply(scratch) {
		scratch.edit('src/kernel/languages.ts', (text) =>
			text.replace(
				/\n(?=\} as const satisfies)/,
				`,\n\tde: { name: 'Deutsch', region: 'de-DE', search: 'german', hours: ['uhr'] }\n`
			)
		);
		for (const path of globSync(['src/**/messages/en.json', 'hubs/*/stories/*/words/en.json']))
			translate(scratch, path);
	},
	see: german
};

/** The English words with a mark stand for German ones. */
function translate(scratch: Scratch, path: string): void {
	const english = JSON.parse(scratch.read(path)) as Record<string, unknown>;
	const words = Object.entries(english).filter(([key]) => key !== '$schema');
	const own = Object.fromEntries(
		words.map(([key, message]) => [key, marked(message, /_path_/.test(key) ? 'de-' : MARK)])
	);
	scratch.add(path.replace(/en\.json$/, 'de.json'), `${JSON.stringify(own, null, '\t')}\n`);
}

type Variants = readonly Readonly<{ match: Record<string, string> }>[];

const marked = (message: unknown, mark: string): unknown =>
	typeof message === 'string'
		? mark + message
		: (message as Variants).map((variant) => ({
				...variant,
				match: Object.fromEntries(Object.entries(variant.match).map(([form, text]) => [form, mark + text]))
			}));
