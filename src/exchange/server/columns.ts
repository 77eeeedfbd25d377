import { type Locale, locales, type Words } from '#kernel/words.ts';
import type { Column, Values } from './importer.ts';

type Make<Label> = (
	id: Label,
	example: string,
	read: Column['read'],
	aliases: readonly string[],
	more?: Partial<Column>
) => Column;

/** Makes the columns of an importer, whose names its module says. */
export function columnsNamed<Label extends string>(named: (id: Label, locale: Locale) => string) {
	const column: Make<Label> = (id, example, read, aliases, more = {}) => ({
		id,
		label: (locale) => named(id, locale),
		aliases,
		example,
		read,
		...more
	});

	/** A text in each of the languages: `title_fr`, `title_en` …. */
	const inLanguages = (id: Label, example: string, read: Column['read'], aliases: readonly string[]): Column[] =>
		locales.map((language, index) => ({
			id: `${id}_${language}`,
			label: (locale) => `${named(id, locale)} (${language})`,
			// a title that names no language means the first one
			aliases: [
				...aliases.map((alias) => `${alias} ${language}`),
				...(index === 0 ? [id, ...aliases, named(id, 'fr')] : [])
			],
			example: index === 0 ? example : '',
			read
		}));

	return { column, inLanguages };
}

/** The texts that a row says, in the languages it has them; the others stay. */
export function wordsOf(values: Values, id: string, before: Words | null = null): Words | null {
	const given = locales.flatMap((locale) => {
		const found = values[`${id}_${locale}`];
		return typeof found === 'string' ? [[locale, found] as const] : [];
	});
	const source = before?.source ?? given[0]?.[0];
	return source ? { ...before, ...Object.fromEntries(given), source } : null;
}
