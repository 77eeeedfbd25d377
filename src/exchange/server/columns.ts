import { type Locale, locales } from '#kernel/words.ts';
import type { Column } from './importer.ts';

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
