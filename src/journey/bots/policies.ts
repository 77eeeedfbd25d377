import { proof, weighed } from '../game/beliefs.ts';
import type { Card } from '../game/content.ts';
import { rollBelow } from '../game/dice.ts';
import type { State } from '../game/state.ts';
import { Play } from '../play.ts';

export const policyNames = ['random', 'busy', 'greedy', 'lean', 'burnout'] as const;
export type PolicyName = (typeof policyNames)[number];

/** How somebody plays: which card of the week next (none: the week is over), and which choice of the story. */
type Policy = Readonly<{
	card: (play: Play, cards: readonly Card[], die: Die) => Card | undefined;
	choice: (play: Play, ids: readonly string[], die: Die) => string;
}>;
/** A whole number below another, of this bot's own. */
export type Die = (below: number) => number;

const any = <T>(list: readonly T[], die: Die): T => list[die(list.length)] as T;
const best = <T>(list: readonly T[], worth: (one: T) => number): T | undefined =>
	list.toSorted((a, b) => worth(b) - worth(a)).find((one) => worth(one) > 0);

/** As long as there are hours left. */
const anyCard = (cards: readonly Card[], die: Die): Card | undefined => (cards.length ? any(cards, die) : undefined);

const anyChoice: Policy['choice'] = (_, ids, die) => any(ids, die);

/** What a choice leads to, seen by taking it. Used for what the player could know beforehand: never for how a test comes out. */
function after(play: Play, id: string): State {
	const tried = Play.resume(play.bundle, play.save());
	tried.choose(id);
	return tried.state;
}

/** The choice that leads to most; of equal ones any. */
function bestChoice(play: Play, ids: readonly string[], die: Die, worth: (state: State) => number): string {
	const seen = ids.map((id) => ({ id, worth: worth(after(play, id)) }));
	const most = Math.max(...seen.map((one) => one.worth));
	return any(
		seen.filter((one) => one.worth === most),
		die
	).id;
}

/** Money now: cash, and what was done to sell at today's price. */
const moneyOf = ({ cash, effort, price, burn }: State): number => cash + Math.floor((effort * price) / 1000) - 4 * burn;
const earns = ({ effects = {} }: Card, { price }: State): number =>
	(effects.cash ?? 0) + Math.floor(((effects.effort ?? 0) * price) / 1000) + (effects.customers ?? 0) * price;

/** What somebody looks at who wants to know before she builds: evidence, whatever it says; strength, standing and cash to go on. */
function lessonsOf({ beliefs, energy, reputation, cash }: State): number {
	const evidence = Object.values(beliefs).flatMap((belief) => belief.evidence);
	const weight = evidence.reduce((sum, one) => sum + one.weight, 0);
	return 2 * weight + Math.min(energy, 600) + reputation + Math.floor(Math.min(cash, 500_000) / 500);
}

const policies: Readonly<Record<PolicyName, Policy>> = {
	random: { card: (_, cards, die) => (die(4) ? any(cards, die) : undefined), choice: anyChoice },
	greedy: {
		card: ({ state }, cards) => best(cards, (card) => earns(card, state)),
		choice: (play, ids, die) => bestChoice(play, ids, die, moneyOf)
	},
	lean: { card: leanCard, choice: (play, ids, die) => bestChoice(play, ids, die, lessonsOf) },
	busy: { card: (_, cards, die) => anyCard(cards, die), choice: anyChoice },
	burnout: {
		card: (_, cards, die) =>
			anyCard(
				cards.filter(({ effects }) => (effects?.energy ?? 0) <= 0),
				die
			),
		choice: anyChoice
	}
};

/** Tests what matters most and is known least, turns where tests speak against it, sells once they speak for it, and rests in time. */
function leanCard({ bundle: { game }, state }: Play, cards: readonly Card[]): Card | undefined {
	const { below } = game.rules.tired;
	const tired = ({ effects }: Card) => state.energy + (effects?.energy ?? 0) < below + 20;
	if (state.energy < below + 150) {
		const rest = best(cards, ({ effects }) => effects?.energy ?? 0);
		if (rest) return rest;
	}
	const turn = cards.find(({ pivot }) => pivot && against(state, pivot.hypothesis));
	if (turn) return turn;
	const open = cards.filter((card) => !tired(card));
	const known = proof(game, state);
	if (state.cash < 3 * (state.burn - state.income)) {
		const work = best(
			open.filter(({ kind }) => kind === 'work'),
			(card) => earns(card, state)
		);
		if (work) return work;
	}
	if (known >= 350 && state.price === 0) {
		const price = best(open, ({ effects }) => effects?.price ?? 0);
		if (price) return price;
	}
	const lesson = best(open, (card) => lessonOf(card, state, game.hypotheses));
	if (lesson && known < 700) return lesson;
	return known >= 350 ? best(open, ({ effects }) => effects?.effort ?? 0) : undefined;
}

const against = ({ beliefs }: State, hypothesis: string): boolean => {
	const belief = beliefs[hypothesis];
	if (!belief) return false;
	const { supports, contradicts } = weighed(belief);
	return contradicts > supports;
};

/** How much a card's test can still tell, for an hour of the week. */
function lessonOf(
	{ tests, minutes }: Card,
	{ beliefs }: State,
	hypotheses: readonly { id: string; weight: number }[]
): number {
	const belief = tests && beliefs[tests.hypothesis];
	if (!belief) return 0;
	const { supports, contradicts } = weighed(belief);
	const unknown = Math.max(0, 1000 - Math.abs(supports - contradicts));
	const weight = hypotheses.find(({ id }) => id === tests.hypothesis)?.weight ?? 0;
	return Math.floor((weight * Math.min(unknown, tests.strength)) / Math.max(30, minutes));
}

/** `keen`: goes on to the next chapter wherever that is offered, instead of stopping there. `blind`: any choice of the story, and only the week by its policy. */
export type Manner = Readonly<{ keen?: boolean; blind?: boolean }>;

/** What a bot does next. */
export function nextOf(name: PolicyName, play: Play, die: Die, { keen, blind }: Manner): string {
	const { card } = policies[name];
	const choice = blind ? anyChoice : policies[name].choice;
	const playable = play.board.filter(({ obstacle }) => obstacle === null).map((one) => one.card);
	const next = playable.length ? card(play, playable, die) : undefined;
	if (next) return `card:${next.id}`;
	const doors = play.choices.filter(({ quests }) => quests);
	const ids = (keen && doors.length ? doors : play.choices).map(({ id }) => id);
	const id = ids.length > 1 ? choice(play, ids, die) : (ids[0] ?? '');
	const quests = play.bundle.quests.toSorted().filter(() => die(2));
	return doors.some((one) => one.id === id) ? [id, ...quests].join('+') : id;
}

/** The dice of a bot: another for each step, the same for the same seed. */
export function dieOf(seed: number, step: () => number): Die {
	let thrown = 0;
	return (below) => rollBelow(seed, 'bot', step(), String(thrown++), Math.max(1, below));
}
