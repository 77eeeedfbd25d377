import { z } from 'zod';
import type { Noun } from '#kernel/noun.ts';
import { choiceParameter, listOf, type OpenData, openData, textParameter } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { fieldsOf } from '../index.ts';
import { search, searched } from './search.ts';

const MOST = 20;

/** Something that a search found; `path` is without the language before it. */
const Hit = z.strictObject({
	kind: z.string(),
	id: z.uuid(),
	path: z.string(),
	title: Words,
	summary: Words.nullable()
});

/** What anybody may find, as open data. */
export const foundByAnybody = (nouns: readonly Noun[]): OpenData =>
	openData({
		path: '/search',
		summary: 'What anybody may find',
		parameters: [
			textParameter('q', 'Words, all of which must be found, in whatever language'),
			textParameter('sector', 'A sector, by its slug'),
			choiceParameter(
				'kind',
				'What is sought',
				searched(nouns).map(({ kind }) => kind)
			)
		],
		gives: 'Up to 20 of each kind, the best first',
		shape: listOf(Hit),
		read: async ({ url }) => {
			const { text, sector, kind } = fieldsOf(url);
			const { kinds } = await search(nouns, { text, ...(sector ? { sector } : {}), limit: MOST }, null, kind);
			const found = Object.values(kinds).flatMap(({ found }) => found);
			return { items: found.map(({ kind, id, path, title, summary }) => ({ kind, id, path, title, summary })) };
		}
	});
