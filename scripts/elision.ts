/** The words that French joins to what comes after them, before a hole of a sentence. */
const BEFORE_A_HOLE = /(?<![\p{L}\d’-])(de|à|(?:(?:parce|jus|lors|puis|quoi) ?)?que) \$\{(i\?\.\w+)\}/giu;
const FRENCH = /^(?:export )?const fr_[\s\S]*?^\};?$/gm;

/** A compiled module whose French sentences elide what fills their holes, whatever name it is: « d’Inès », « du Carré ». `whole`: all of it is French. */
export function eliding(text: string, whole: boolean): string {
	const made = whole ? elide(text) : text.replaceAll(FRENCH, elide);
	if (made === text || made.includes('as registry')) return made;
	return made.replace(/^import /m, "import * as registry from '../registry.js'\nimport ");
}

const elide = (french: string): string =>
	french.replaceAll(BEFORE_A_HOLE, (_, word, hole) => `\${registry.elided("${word}", ${hole})}`);
