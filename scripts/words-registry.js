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
