import { asksWords, type PollForm } from './forms.ts';
import type { Tally } from './poll.ts';
import type { StaffState } from './staff.ts';

/** What a poll adds up to without the words that nobody may see (yet). */
export function shownTally<T extends Pick<Tally, 'options'>>(
	{ words }: StaffState,
	poll: Readonly<{ form: PollForm }>,
	tally: T
): T {
	if (!asksWords(poll)) return tally;
	const shown = new Set(words.flatMap(({ text, state }) => (state === 'shown' ? [text] : [])));
	const options = Object.entries(tally.options).filter(([word]) => shown.has(word));
	return { ...tally, options: Object.fromEntries(options), stations: {}, communes: {} };
}
