import papa from 'papaparse';

export type Labelled = Readonly<{ uri: string; label: string }>;

/** The skills of a table, with their names. */
export const labelled = (text: string): Labelled[] =>
	papa
		.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
		.data.slice(1)
		.flatMap(([uri = '', label = '']) => (label ? [{ uri, label }] : []));

/** How somebody may type a name whole. Each way must find what is called so. */
export const ways: Readonly<Record<string, (label: string, language: 'fr' | 'en') => string>> = {
	'as it is written': (label) => label,
	'without accents, in capitals': (label) => label.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
	'with other apostrophes and blanks': (label) => label.replace(/[’']/g, ' ').replaceAll('-', '  '),
	'in the plural': (label, language) => plural(label, language)
};

const wordsBetween = new Set(['avec', 'pour', 'sous', 'vers', 'chez', 'entre', 'from', 'with', 'into', 'that']);

/** French nouns and adjectives in -s; in English the last word. What is no noun by its look stays. */
function plural(label: string, language: 'fr' | 'en'): string {
	const words = label.split(' ');
	return words
		.map((word, at) => {
			const small = word.toLowerCase();
			const noun = /^\p{Ll}{4,}$/u.test(word) && !wordsBetween.has(small);
			if (!noun) return word;
			if (language === 'en') return at === words.length - 1 && /[^sxzyh]$/.test(word) ? `${word}s` : word;
			return /(er|ir|re|ant|[sxz]|al|au|eu)$/.test(word) ? word : `${word}s`;
		})
		.join(' ');
}

/** What stands in the field while somebody types a name: after each second letter, from the second on. */
export const typing = (label: string): string[] =>
	Array.from({ length: Math.floor(Math.min(label.length, 24) / 2) }, (_, at) => label.slice(0, 2 * (at + 1)));
