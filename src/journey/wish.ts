/** The two moments at which somebody is asked how desirable and how feasible it seems to her to start something of her own. */
const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** What became of each question; `passed`: she would rather not say. */
export type Wishes = Readonly<Record<Moment, 'open' | 'answered' | 'passed'>>;

/** Which question is due after so many chapters, the prologue too: the first before another one begins, the second after that. Each is asked once. */
export function wishDue({ before, after }: Wishes, chapters: number): Moment | null {
	if (chapters <= 1) return before === 'open' ? 'before' : null;
	return before === 'answered' && after === 'open' ? 'after' : null;
}

/** The same while she plays: where the prologue is over and the next chapter waits to be begun, and where the run has ended. */
export function wishInPlay(
	wishes: Wishes | null,
	{
		begun,
		choices,
		ended
	}: Readonly<{ begun: readonly string[]; choices: readonly { quests: boolean }[]; ended: unknown }>
): Moment | null {
	const due = wishes && wishDue(wishes, begun.length);
	if (due === 'before') return choices.some(({ quests }) => quests) ? due : null;
	return ended ? due : null;
}
