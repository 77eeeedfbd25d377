import type { By } from '#kernel/facts.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { m } from '#messages';
import type { Touched } from '../importer.ts';
import type { Choice } from '../values.ts';

type On = Tx | typeof db;

/** Something that a word may name; without a label it is shown by its first name. */
export type Thing = Choice & Readonly<{ label?: (locale: Locale) => string }>;

/** A known thing that is written like a word; `like` is 1 where it is the same but for its spelling. */
export type Near = Readonly<{ value: string; like: number }>;

/** From here on a thing that is written like a word is proposed for it. */
export const PROPOSED = 0.7;

/** How a thing is made of which nothing is known but its name, and taken back with the import that made it. */
export type Maker = Readonly<{
	make: (tx: Tx, word: string, by: By) => Promise<Touched>;
	look: (on: On, ids: readonly string[]) => Promise<Map<string, object>>;
	takeBack: (tx: Tx, touched: Touched, by: By) => Promise<void>;
}>;

/** A column whose words name things: those that may be meant, and how one is made that is not there. */
export type Naming = Readonly<{
	column: string;
	/** A cell may name several. */
	several?: true;
	/** There are no others than those that the column reads. */
	closed?: true;
	/** The importer knows things by their values alone: a name is read as its value. */
	byValue?: true;
	known: (on: On) => Promise<readonly Thing[]>;
	/** The nearest things to a word, where more is known of them than their names. */
	near?: (on: On) => Promise<(word: string) => readonly Near[]>;
	maker?: Maker;
}>;

/** A column that takes one of a list, whose first names are those in each of the languages. */
export const choiceNaming = (column: string, choices: readonly Choice[], more: Partial<Naming> = {}): Naming => ({
	column,
	closed: true,
	known: async () =>
		choices.map((one) => ({
			...one,
			label: (locale) => one.names[locales.indexOf(locale)] ?? one.names[0] ?? one.value
		})),
	...more
});

const truths: readonly Choice[] = [
	{ value: '1', names: locales.map((locale) => m.web_yes({}, { locale })) },
	{ value: '0', names: locales.map((locale) => m.web_no({}, { locale })) }
];

/** A column that takes yes or no. */
export const truthNaming = (column: string): Naming => choiceNaming(column, truths);
