import type { Locale } from '#kernel/words.ts';
import * as en from '../../../src/paraglide/node/messages/en.js';
import * as fi from '../../../src/paraglide/node/messages/fi.js';
import * as fr from '../../../src/paraglide/node/messages/fr.js';
import * as nl from '../../../src/paraglide/node/messages/nl.js';

type Said = (inputs: Readonly<Record<string, unknown>>) => string;

const compiled = { fr, en, nl, fi } as unknown as Readonly<Record<Locale, Readonly<Record<string, Said>>>>;

/** What fills the holes of sentences in a hub's life: names of people and houses that French elides or not, days, and numbers that may be one. */
const NAMES = ['Inès', 'Hélène', 'Le Carré (fictif)', 'Yacine', 'UMA', 'Atelier des 3'];
const DAYS = ['mardi 1er décembre 2026', '18:30', 'mercredi 7 octobre'];
const MONTHS = ['octobre 2026', 'avril 2027', 'mai 2027'];
const COUNTS = [1, 2, 0, 12];

const DAY = /^(date|day|when|time|until|since|begins|ends|moment|deadline|clock|at)$/;
const COUNT =
	/^(count|number|position|left|total|taken|had|needed|planned|expected|present|inside|given|known|signed|done|all|steps|choices|places|missing|excused|earned|written|readers|units|used|more|attempts)$/;
/** Set in the program, and never one. */
const LIMIT =
	/^(most|least|max|min|megabytes|gigabytes|seconds|minutes|hours|days|months|years|segments|cues|capacity|seats|shown|perPixel|share|percent|digits|row|line|column|page|pages)$/;

export type Sentence = Readonly<{ key: string; text: string }>;

/** Every sentence of the interface in a language, as people read it, with several fillings of its holes. */
export function* sentences(locale: Locale): Generator<Sentence> {
	for (const [key, say] of Object.entries(compiled[locale])) {
		if (typeof say !== 'function' || /^[a-z]+_path_/.test(key)) continue;
		const texts = new Set(Array.from({ length: 12 }, (_, nth) => say(filled(nth))));
		for (const text of texts) yield { key, text };
	}
}

const filled = (nth: number): Readonly<Record<string, unknown>> =>
	new Proxy({}, { get: (_, name) => fillingOf(String(name), nth) });

function fillingOf(hole: string, nth: number): string | number {
	if (LIMIT.test(hole)) return 12;
	const values = DAY.test(hole) ? DAYS : hole === 'month' ? MONTHS : COUNT.test(hole) ? COUNTS : NAMES;
	return values[nth % values.length] ?? '';
}
