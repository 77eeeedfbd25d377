import type { Bundle } from '../story/bundle.ts';
import { endsOf } from '../story/keys.ts';
import type { Outline } from '../story/outline.ts';
import { tagOf, tagsOf } from '../story/tags.ts';
import type { Walked } from './walk.ts';

type Tally = Map<string, number>;
/** How often each thing of a story was come upon by many runs. */
export type Coverage = Readonly<{
	knots: Tally;
	lines: Tally;
	choices: Tally;
	cards: Tally;
	events: Tally;
	endings: Tally;
}>;

/** Everything that there is, none of it come upon yet. */
export function noCoverage({ game }: Bundle, { knots, lines, choices }: Outline): Coverage {
	const none = (ids: readonly (string | null)[]): Tally => new Map(ids.flatMap((id) => (id ? [[id, 0]] : [])));
	return {
		knots: none(knots.map(({ name }) => name)),
		lines: none(lines.map(({ tags }) => tagOf(tags, 'l'))),
		choices: none(choices.map(({ tags }) => tagOf(tags, 'id'))),
		cards: none(game.cards.map(({ id }) => id)),
		events: none(game.events.map(({ id }) => id)),
		endings: none([...lines.flatMap(({ tags }) => tagsOf(tags, 'ending')), ...endsOf(game)])
	};
}

/** Adds what a run came upon. Knots are known when ink was compiled to count them. */
export function cover(coverage: Coverage, { play }: Walked): void {
	const count = (tally: Tally, id: string): void => void tally.set(id, (tally.get(id) ?? 0) + 1);
	for (const name of coverage.knots.keys()) if (play.visits(name)) count(coverage.knots, name);
	for (const { lines } of play.pages) for (const { id } of lines) count(coverage.lines, id);
	for (const entry of play.log) {
		if (entry.startsWith('card:')) count(coverage.cards, entry.slice('card:'.length));
		else count(coverage.choices, entry.split('+')[0] ?? '');
	}
	for (const one of play.state.happened) count(coverage.events, one.split(' ')[1] ?? '');
	if (play.state.ended !== null) count(coverage.endings, play.state.ended);
}

/** What no run came upon. */
export const unseen = (tally: Tally): string[] => [...tally].filter(([, times]) => times === 0).map(([id]) => id);
