import type { Locale } from '#kernel/words.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import {
	type Batch,
	type Importer,
	madeWords,
	problemCount,
	problemsOf,
	rowsOf,
	unknownWords
} from '../../server/index.ts';
import { sentenceOf } from './sentence.server.ts';
import { wordsShown } from './words.server.ts';

const SHOWN = 100;

/** What an import would do or has done, by the rows of one state: those that the address asks for, else what is to be looked at first. */
export type Verdict = Awaited<ReturnType<typeof verdictOf>>;

/** Reads what an import would do, or has done. */
export async function verdictOf(batch: Batch, importer: Importer, url: URL, locale: Locale) {
	const { page, filters } = listQuery(url, { sorts: ['row'], filters: ['state'] });
	const { open, total: words } = await unknownWords(importer, batch.id, { limit: 1 });
	const asked = filters.state || (batch.state === 'checked' && open ? 'words' : firstOf(batch));
	const state = batch.state === 'undone' && batch.counts.kept && !filters.state ? 'kept' : asked;
	const [{ rows, total }, problems, allProblems, made] = await Promise.all([
		rowsOf(batch.id, { state, limit: ROWS, offset: (page - 1) * ROWS }),
		state === 'bad' ? problemsOf(batch.id, SHOWN) : [],
		state === 'bad' ? problemCount(batch.id) : 0,
		madeWords(batch.id)
	]);
	return {
		...{ state, page, total, allProblems, pages: Math.ceil(total / ROWS) },
		openWords: words ? open : null,
		words: state === 'words' ? await wordsShown(batch, importer, page, locale) : null,
		made: made.map(({ id, column, word, stays }) => ({
			...{ id, word },
			column: importer.columns.find((one) => one.id === column)?.label(locale) ?? column,
			stays: stays && sentenceOf(importer, { key: stays, params: {} }, locale)
		})),
		problems: problems.slice(0, SHOWN).map((one) => ({ ...one, expected: sentenceOf(importer, one, locale) })),
		rows: rows.map(({ number, given, matches, decision, stays }) => ({
			...{ number, matches, decision },
			stays: stays && sentenceOf(importer, { key: stays, params: {} }, locale),
			title: importer.title(given) || '—'
		}))
	};
}

/** What is looked at first: before the import what asks for a decision, after it what came in. */
function firstOf({ state, counts }: Batch): string {
	const order =
		state === 'checked' ? (['bad', 'duplicate', 'changed', 'new'] as const) : (['new', 'changed', 'bad'] as const);
	return order.find((one) => counts[one]) ?? 'unchanged';
}
