/** What is wrong in a sentence by the rules of its language, whoever wrote it: words of the glossary, elisions, ordinals, agreements. */
import type { Locale } from '../../src/kernel/words.ts';
import { forbidden } from './glossary.ts';

type Rule = Readonly<{
	wrong: RegExp;
	says: string;
	/** Only of what the program says: people type as their keyboard does. */
	ours?: boolean;
}>;

/** Before these French does not elide, though they begin with a vowel. */
const IN_FULL = '(?!onz|oui|ouistiti|uhlan|un[,;:.!?]|[aeiouy](?![\\p{L}’]))';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
/** The same in the singular. */
const INVARIABLE =
	'fois|mois|choix|prix|avis|temps|parcours|corps|cours|pas|voix|croix|repas|bras|tas|cas|canevas|hors|des|sur|essais?|euros?';

const rules: Readonly<Partial<Record<Locale, readonly Rule[]>>> = {
	fr: [
		{
			wrong: new RegExp(
				`(?<![\\p{L}’'-])(?:de|que|jusque|lorsque|puisque|ne|se|me|te|je|le|la)[ \\u00a0]${IN_FULL}(?=[aeiouàâéèêëîïôöùûœ]|y[^aeiouy])`,
				'iu'
			),
			says: 'elides'
		},
		{ wrong: /(?<![\p{L}’'-])(?:de|à)[ \u00a0](?:Le|Les)[ \u00a0]\p{Lu}/u, says: 'contracts: du, des, au, aux' },
		{ wrong: new RegExp(`(?<![\\d:.,])1[ \\u00a0](?:${MONTHS})`, 'u'), says: 'is « 1er »' },
		{ wrong: /\d(?:ème|ième|è|eme)(?!\p{L})|(?<!\d)1e(?!\p{L})/u, says: 'is « 1er », « 2e »' },
		{
			wrong: new RegExp(
				`(?<![\\d,.:–-][ \\u00a0\\u202f]?|\\d)1[ \\u00a0](?!(?:${INVARIABLE})(?!\\p{L}))\\p{Ll}{2,}s(?!\\p{L})`,
				'u'
			),
			says: 'is one'
		},
		{
			wrong:
				/\bTous\b(?= (?:les )?(?:organisations|langues|activités|séances|œuvres|personnes|communes|scènes|étapes))/,
			says: 'is « Toutes »'
		},
		{ wrong: /\p{L}'\p{L}/u, says: 'has « ’ »', ours: true },
		{ wrong: /(?<!\.)\.\.\.(?!\.)/, says: 'has « … »', ours: true },
		{ wrong: / [?!:;»]|« /, says: 'has a no-break space', ours: true }
	],
	en: [
		{ wrong: /\ba (?!approves|one|once|uni|use|usu|euro|ewe|u\b)[aeiou]\w+/i, says: 'has « an »' },
		{
			wrong: /\ban (?!https|hour|honest|heir|honour|[A-Z]{2}|R\b|S\b|x|m)[bcdfghjklmnpqrstvwyz]\w+/,
			says: 'has « a »'
		},
		{ wrong: /\b(the|a|of|to|and|is) \1\b/i, says: 'says it twice' }
	],
	nl: [{ wrong: /\b(de|een|van|en) \1\b/i, says: 'says it twice' }],
	fi: [{ wrong: /\b(ja|on|ei|se) \1\b/i, says: 'says it twice' }]
};

/** @param key of the message; empty when the text is not one, as in an e-mail. @returns what is wrong with it, a line each */
export function notPlain(locale: Locale, text: string, key = ''): string[] {
	const words = forbidden[locale].filter(
		({ word, of, except }) => word.test(text) && (!of || of.test(key)) && !(key ? except?.test(key) : except)
	);
	const broken = (rules[locale] ?? []).filter(({ wrong, ours }) => (key || !ours) && wrong.test(text));
	const found = (pattern: RegExp): string => pattern.exec(text)?.[0] ?? '';
	return [
		...words.map(({ word, instead }) => `« ${found(word)} »: ${instead}`),
		...broken.map(({ wrong, says }) => `« ${found(wrong)} » ${says}`)
	];
}
