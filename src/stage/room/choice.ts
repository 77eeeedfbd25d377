import { formOf } from './forms.ts';
import { type Poll, wordOf } from './poll.ts';

/** What was chosen in the form of a poll, as its fields say: `choice` once for each pick, or `rank_0`, `rank_1` … for an order. */
export function choiceOf(form: FormData, poll: Poll): string[] {
	const given = form.getAll('choice').map(String);
	const { answers, picks } = formOf(poll);
	if (answers === 'words') return [...new Set(given.map(wordOf))].filter(Boolean);
	if (picks !== 'all' || given.length) return given;
	const { options } = poll;
	const ranks = options.map((_, place) => ({ place, rank: Number(form.get(`rank_${place}`)) || options.length }));
	return ranks.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ place }) => String(place));
}

/** What each option has of all, from 0 to 1: of those who voted, and in an order of what could be earned. */
export function shareOf(
	tally: { ballots: number; options: Readonly<Record<string, number>> },
	poll: Poll,
	option: string
): number {
	const most = tally.ballots * (formOf(poll).picks === 'all' ? poll.options.length : 1);
	return most ? (tally.options[option] ?? 0) / most : 0;
}
