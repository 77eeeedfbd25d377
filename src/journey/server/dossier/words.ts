import type { Locale } from '#kernel/words.ts';
import type { State } from '../../game/state.ts';
import { valuesOf } from '../../game/values.ts';
import type { Bundle } from '../../story/bundle.ts';
import { format } from '../../story/words.ts';
import { sentWordsOf } from '../stories/reading.ts';
import type { On } from '../tables.ts';

/** Says a text of the story with the numbers of a run, as it was written where there are none; a key without a text says itself. */
export type Speak = (key: string) => string;

/** The words of a run's version in a language, French where it has none. */
export async function readersWords(
	{ hash, game }: Bundle,
	state: State | null,
	locale: Locale,
	on: On
): Promise<Speak> {
	const words = await sentWordsOf(hash, locale, on);
	if (!state) return (key) => words[key] ?? key;
	const values = valuesOf(state, game);
	return (key) => format(words, key, values, locale);
}
