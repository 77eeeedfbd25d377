import type { Deed, Game } from './content.ts';
import { roll, rollBelow } from './dice.ts';
import { clamp } from './effects.ts';
import type { State } from './state.ts';
import { worked } from './tiredness.ts';

/** What a test told: it speaks for the variant that was believed then, or against it. */
export type Evidence = Readonly<{
	week: number;
	/** The card or the deed that brought it. */
	by: string;
	variant: string;
	says: 'supports' | 'contradicts';
	weight: number;
}>;
export type Belief = Readonly<{ variant: string; evidence: readonly Evidence[]; pivots: number }>;
type Beliefs = Readonly<Record<string, Belief>>;

/** What is believed before anything was tested. */
export const beliefsOf = ({ hypotheses }: Game): Beliefs =>
	Object.fromEntries(
		hypotheses.map(({ id, variants }) => [id, { variant: variants[0] ?? '', evidence: [], pivots: 0 }])
	);

/**
 * The variant of a hypothesis that is true in this run: fixed by its seed, seen by no player. Each variant throws a die of its own and the highest wins, so that
 * one more variant changes the truth only where it is that one.
 */
export function truth(game: Game, { seed, venture }: State, hypothesis: string): string {
	const variants = game.hypotheses.find(({ id }) => id === hypothesis)?.variants ?? [];
	const thrown = variants.map((variant) => ({
		variant,
		die: roll(seed, 'truth', venture, `${hypothesis}/${variant}`)
	}));
	return thrown.toSorted((a, b) => b.die - a.die)[0]?.variant ?? '';
}

/** How much of the tests speaks for the variant believed now, and how much against it. */
export function weighed({ variant, evidence }: Belief): { supports: number; contradicts: number } {
	const sum = (says: Evidence['says']) =>
		evidence.reduce((all, one) => (one.variant === variant && one.says === says ? all + one.weight : all), 0);
	return { supports: sum('supports'), contradicts: sum('contradicts') };
}

/** What the player can know of her market fit, 0 to 1000: as far as tests speak for what she believes, true or not. */
export const proof = (game: Game, { beliefs }: Pick<State, 'beliefs'>): number =>
	shareOf(game, beliefs, (belief) => {
		const { supports, contradicts } = weighed(belief);
		return supports - contradicts;
	});

/**
 * Market fit, 0 to 1000: what tests have shown. What is believed and true counts as far as evidence stands behind it; nothing that was only bought or hoped for
 * counts at all.
 */
export const marketFit = (game: Game, state: State): number =>
	shareOf(game, state.beliefs, (belief, id) =>
		belief.variant === truth(game, state, id) ? weighed(belief).supports : 0
	);

/** The weights of the hypotheses, each as far as it is said to stand: 0 to 1000. */
function shareOf({ hypotheses }: Game, beliefs: Beliefs, stands: (belief: Belief, id: string) => number): number {
	return hypotheses.reduce((sum, { id, weight }) => {
		const belief = beliefs[id];
		const stood = belief ? Math.min(1000, Math.max(0, stands(belief, id))) : 0;
		return sum + Math.floor((weight * stood) / 1000);
	}, 0);
}

/** Puts what is believed to the test: what comes out is what is true, or, the weaker the test, now and then not. */
export function test(
	state: State,
	game: Game,
	by: string,
	{ hypothesis, strength }: NonNullable<Deed['tests']>
): State {
	const belief = state.beliefs[hypothesis];
	if (!belief) return state;
	const { strong, weak } = game.rules.misleads;
	const weight = worked(strength, state, game);
	const right = belief.variant === truth(game, state, hypothesis);
	const misleads = clamp(strong + weak - Math.floor(weight / 2), strong, weak);
	const entity = `${hypothesis}/${belief.variant}/${by}#${state.count[by] ?? 0}`;
	const wrong = rollBelow(state.seed, 'test', state.week, entity, 1000) < misleads;
	const says = right === wrong ? 'contradicts' : 'supports';
	const evidence = [...belief.evidence, { week: state.week, by, variant: belief.variant, says, weight } as const];
	return { ...state, beliefs: { ...state.beliefs, [hypothesis]: { ...belief, evidence } } };
}

/** Believes another variant. What was learned of the one before stays written down. */
export function pivot(state: State, { hypothesis, variant }: NonNullable<Deed['pivot']>): State {
	const belief = state.beliefs[hypothesis];
	if (!belief || belief.variant === variant) return state;
	return {
		...state,
		beliefs: { ...state.beliefs, [hypothesis]: { ...belief, variant, pivots: belief.pivots + 1 } }
	};
}
