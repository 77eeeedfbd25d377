import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { ROWS } from '#web/list.server.ts';
import { type Batch, type Importer, PROPOSED, type Thing, unknownWords, type Word } from '../../server/index.ts';

/** Beyond so many only the nearest can be chosen. */
const FEW = 60;

/** The words of an import that name nothing, a page of them, each with what it can be said to be: the nearest known things first. */
export type WordsShown = Awaited<ReturnType<typeof wordsShown>>;

/** Reads the words that somebody has to say something of. */
export async function wordsShown({ id }: Batch, importer: Importer, page: number, locale: Locale) {
	const { words, ...figures } = await unknownWords(importer, id, { limit: ROWS, offset: (page - 1) * ROWS });
	const things = new Map<string, ReadonlyMap<string, Thing>>();
	for (const { column, known } of importer.names ?? [])
		if (words.some((word) => word.column === column))
			things.set(column, new Map((await known(db)).map((one) => [one.value, one])));
	const needed = new Set(importer.columns.flatMap((column) => (column.required ? column.id : [])));
	return {
		...figures,
		page,
		pages: Math.ceil(figures.total / ROWS),
		words: words.map((word) => ({
			...{ id: word.id, word: word.word, rows: word.rows },
			column: importer.columns.find((column) => column.id === word.column)?.label(locale) ?? word.column,
			chosen: chosenOf(word),
			options: optionsOf(word, things.get(word.column) ?? new Map(), needed.has(word.column), locale)
		}))
	};
}

/** What was said, else what is near enough to be proposed. */
function chosenOf({ answer, value, near: [nearest] }: Word): string {
	if (answer) return answer === 'take' ? `take:${value}` : answer;
	return nearest && nearest.like >= PROPOSED ? `take:${nearest.value}` : '';
}

function optionsOf(word: Word, things: ReadonlyMap<string, Thing>, needed: boolean, locale: Locale) {
	const near = new Set(word.near.filter(({ like }) => like > 0).map(({ value }) => value));
	const rest = things.size > FEW ? [] : [...things.keys()].filter((value) => !near.has(value));
	const chosen = word.value && !near.has(word.value) ? [word.value] : [];
	const taken = [...new Set([...near, ...chosen, ...rest])].flatMap((value) => {
		const thing = things.get(value);
		return thing ? [{ value: `take:${value}`, label: nameOf(thing, locale) }] : [];
	});
	return [
		...taken,
		...(word.creatable ? [{ value: 'create', label: m.import_word_create({ name: word.word }) }] : []),
		...(needed ? [] : [{ value: 'empty', label: m.import_word_empty() }])
	];
}

const nameOf = ({ label, names, value }: Thing, locale: Locale): string => label?.(locale) ?? names[0] ?? value;
