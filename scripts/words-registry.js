/** @type {Map<string, Intl.PluralRules>} */
const rules = new Map();

/**
 * The form of a counted thing. It is all that our messages ask for; one that formats a number or a date by itself finds nothing here and does not compile.
 * @param {import("./runtime.js").Locale} locale
 * @param {unknown} input
 * @param {Intl.PluralRulesOptions} [options]
 * @returns {string}
 */
export function plural(locale, input, options) {
	const key = `${locale} ${options?.type ?? ''}`;
	let known = rules.get(key);
	if (!known) {
		known = new Intl.PluralRules(locale, options);
		rules.set(key, known);
	}
	return known.select(Number(input));
}

/** An h that is not heard: before it French elides as before a vowel. Of all others it is not known, and « de Hugo » is right too. */
const MUTE_H =
	/^h(?:abit|adrien|armon|elene|eloise|enri|erb|ercule|erit|ermann|ermine|erve|eur(?:e|t)|ippo|ist|omm|onor|opit|oraire|oriz|ortense|ospi|otel|ubert|ugues|uil|uitre|um|y[bdgmp])/;
const HEARD_VOWEL = /^(?:[aeiouœæ]|y[^aeiouy])/;
/** Before these one says « le » and « de » in full. */
const IN_FULL = /^(?:onz|oui\b|ouist|uhlan)/;
/** @type {Readonly<Record<string, string>>} */
const CONTRACTED = { 'de Le ': 'du ', 'de Les ': 'des ', 'à Le ': 'au ', 'à Les ': 'aux ' };

/**
 * A French word and what comes after it, as they are said together: « d’Inès », « qu’Ali », « du Carré ».
 * @param {string} word `de`, `que` and what ends in it, or `à`, also with a capital
 * @param {unknown} input
 * @returns {string}
 */
export function elided(word, input) {
	const said = String(input);
	const both = `${word} ${said}`;
	const small = word.charAt(0).toLowerCase() + both.slice(1);
	for (const [apart, together] of Object.entries(CONTRACTED))
		if (small.startsWith(apart)) {
			const first = word.charAt(0) === small.charAt(0) ? together.charAt(0) : together.charAt(0).toUpperCase();
			return first + together.slice(1) + both.slice(apart.length);
		}
	if (!word.endsWith('e')) return both;
	const start = said.slice(0, 12).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const elides = !IN_FULL.test(start) && (HEARD_VOWEL.test(start) || MUTE_H.test(start));
	return elides ? `${word.slice(0, -1)}’${said}` : both;
}
