import { type Poll, wordOf } from './poll.ts';

/** What was chosen in the form of a poll, as its fields say: `choice` once for each pick, or `rank_0`, `rank_1` … for an order. */
export function choiceOf(form: FormData, { form: kind, options }: Poll): string[] {
	const picks = form.getAll('choice').map(String);
	if (kind === 'cloud') return [...new Set(picks.map(wordOf))].filter(Boolean);
	if (kind !== 'priority' || picks.length) return picks;
	const ranks = options.map((_, place) => ({ place, rank: Number(form.get(`rank_${place}`)) || options.length }));
	return ranks.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ place }) => String(place));
}

/** What each option has of all, from 0 to 1: of those who voted, and in an order of what could be earned. */
export function shareOf(
	tally: { ballots: number; options: Readonly<Record<string, number>> },
	poll: Poll,
	option: string
): number {
	const most = tally.ballots * (poll.form === 'priority' ? poll.options.length : 1);
	return most ? (tally.options[option] ?? 0) / most : 0;
}
