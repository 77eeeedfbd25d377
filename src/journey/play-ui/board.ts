import { weighed } from '../game/beliefs.ts';
import type { CardKind } from '../game/content.ts';
import type { State } from '../game/state.ts';
import type { Obstacle, Playable } from '../game/week.ts';
import type { Bundle } from '../story/bundle.ts';

type Say = (key: string) => string;

/** A card of the week's board in words. */
export type ShownCard = Readonly<{
	id: string;
	kind: CardKind;
	title: string;
	text: string;
	minutes: number;
	/** What it costs, in cents; less than nothing when it brings in. */
	price: number;
	energy: number;
	tests: string | null;
	/** What it would be believed instead. */
	turns: string | null;
	obstacle: Obstacle | null;
	played: number;
}>;

/** What is believed, and what was learned of it. */
export type ShownBelief = Readonly<{
	id: string;
	block: string;
	title: string;
	variant: string;
	supports: number;
	contradicts: number;
	pivots: number;
	evidence: readonly Readonly<{
		week: number;
		by: string | null;
		says: 'supports' | 'contradicts';
		weight: number;
		old: boolean;
	}>[];
}>;

export function boardShown(board: readonly Playable[], { game }: Bundle, state: State, say: Say): ShownCard[] {
	const shown = board.map(({ card, obstacle }) => ({
		...{ id: card.id, kind: card.kind, title: say(`card.${card.id}`), text: say(`card.${card.id}.text`) },
		...{ minutes: card.minutes, price: -(card.effects?.cash ?? 0), energy: card.effects?.energy ?? 0 },
		tests: card.tests ? say(`hyp.${card.tests.hypothesis}`) : null,
		turns: card.pivot ? say(`hyp.${card.pivot.hypothesis}.${card.pivot.variant}`) : null,
		obstacle,
		played: state.played.filter((one) => one === card.id).length
	}));
	// one that may be played once in a run is not offered any more, but it lies on its week
	const gone = [...new Set(state.played)].filter((id) => !board.some(({ card }) => card.id === id));
	return [
		...shown,
		...gone
			.flatMap((id) => game.cards.filter((card) => card.id === id))
			.map((card) => ({
				...{ id: card.id, kind: card.kind, title: say(`card.${card.id}`), text: say(`card.${card.id}.text`) },
				...{
					minutes: card.minutes,
					price: 0,
					energy: 0,
					tests: null,
					turns: null,
					obstacle: 'often' as const,
					played: 1
				}
			}))
	];
}

export function beliefsShown({ game }: Bundle, { beliefs }: State, say: Say): ShownBelief[] {
	return game.hypotheses.flatMap(({ id, block }) => {
		const belief = beliefs[id];
		if (!belief) return [];
		return {
			...{ id, block, title: say(`hyp.${id}`), variant: say(`hyp.${id}.${belief.variant}`) },
			...weighed(belief),
			pivots: belief.pivots,
			evidence: belief.evidence.map(({ week, by, says, weight, variant }) => ({
				...{ week, says, weight, old: variant !== belief.variant },
				by: by.startsWith('card:') ? say(`card.${by.slice(5)}`) : null
			}))
		};
	});
}
