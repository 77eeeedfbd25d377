/** What the game knows of a story: its numbers. All are integers: cents, minutes, thousandths, weeks. */
export type Game = Readonly<{
	start: Start;
	rules: Rules;
	hypotheses: readonly Hypothesis[];
	cards: readonly Card[];
	events: readonly Event[];
	/** What ink may ask for by `do("…")`. */
	deeds: Readonly<Record<string, Deed>>;
	/** What ink may ask by `is("…")`. */
	conditions: Readonly<Record<string, Condition>>;
}>;

/** `minutes` are those of a week. */
type Start = Readonly<{ cash: number; burn: number; energy: number; reputation: number; minutes: number }>;

/** What the weeks and the tests of a story go by. Shares are thousandths. */
type Rules = Readonly<{
	/** Energy that comes back in a week, never more for who has spent it all. */
	sleep: number;
	/** Exhaustion begins `below` so much energy: then a week has this share of its minutes, and a test or a sale this share of its worth. */
	tired: Readonly<{ below: number; week: number; work: number }>;
	/** How often a test says what is not so: one that tells much, and one that tells next to nothing. */
	misleads: Readonly<{ strong: number; weak: number }>;
	/** The share of the customers who leave in a week, and how much larger it is where what is sold fits nobody. */
	leave: Readonly<{ always: number; unfit: number }>;
	/** Reputation that a broken promise costs. */
	late: number;
}>;

/** Something the player believes about her enterprise; one of its variants is true, and she does not know which. */
type Hypothesis = Readonly<{
	id: string;
	/** The block of the Business Model Canvas that it stands in. */
	block: string;
	/** At least two; the first is what she believes at the beginning. */
	variants: readonly string[];
	/** How much of the market fit hangs on it; all together 1000. */
	weight: number;
}>;

/** A number that effects move and conditions look at. */
export const meters = [
	'cash',
	'burn', // cents that a week costs
	'energy',
	'reputation',
	'minutes', // left of this week
	'weekly', // minutes that a week has
	'customers',
	'price', // cents that a customer pays a week
	'effort' // what was done to sell this week, in thousandths of a customer
] as const;
export type Meter = (typeof meters)[number];

/** How meters move. */
export type Effects = Readonly<Partial<Record<Meter, number>>>;

export const cardKinds = ['listen', 'make', 'sell', 'work', 'meet', 'learn', 'rest', 'decide'] as const;
export type CardKind = (typeof cardKinds)[number];

/** What can be done in a week. */
export type Card = Readonly<{
	id: string;
	kind: CardKind;
	minutes: number;
	effects?: Effects;
	/** The hypothesis that it puts to the test, and how much it can tell (thousandths of a proof). */
	tests?: Readonly<{ hypothesis: string; strength: number }>;
	/** Believes another variant from now on. */
	pivot?: Readonly<{ hypothesis: string; variant: string }>;
	when?: Condition;
	/** At most so often a week; once, when not said. */
	most?: number;
	/** At most so often in one venture. */
	ever?: number;
	sets?: readonly string[];
	hires?: string;
	keeps?: string;
	comp?: readonly string[];
}>;

/** Something that may happen at the end of a week. */
export type Event = Readonly<{
	id: string;
	/** Thousandths a week. */
	chance: number;
	weeks?: readonly [number, number];
	when?: Condition;
	/** It can happen again; otherwise once in a run. */
	again?: boolean;
	effects?: Effects;
	sets?: readonly string[];
}>;

/** What ink asks for. With `chance` one of the outcomes comes about, by their weights; the rest is done in any case. */
export type Deed = Readonly<{
	effects?: Effects;
	sets?: readonly string[];
	clears?: readonly string[];
	hires?: string;
	leaves?: string;
	/** A promise: kept by `keeps` before the end of the week that is so many weeks away, or broken. */
	promises?: Readonly<{ id: string; inWeeks: number }>;
	keeps?: string;
	owes?: Readonly<{ id: string; amount: number; inWeeks: number }>;
	pivot?: Readonly<{ hypothesis: string; variant: string }>;
	tests?: Readonly<{ hypothesis: string; strength: number }>;
	/** Begins again: the numbers are those of a start, what was learned stays. */
	venture?: Start;
	ends?: string;
	chance?: readonly Readonly<{ weight: number; effects?: Effects; sets?: readonly string[] }>[];
}>;

export type Condition =
	| Readonly<{ all: readonly Condition[] }>
	| Readonly<{ any: readonly Condition[] }>
	| Readonly<{ not: Condition }>
	| Readonly<{ flag: string }>
	| Readonly<{ meter: Meter | 'week' | 'fit'; least?: number; most?: number }>
	/** So much evidence is there on it (a thousand is a proof). */
	| Readonly<{ tested: string; least?: number }>
	/** What speaks for it outweighs, or what speaks against it. */
	| Readonly<{ leans: string; to: 'for' | 'against' }>
	| Readonly<{ believes: string; variant: string }>
	| Readonly<{ quest: string }>
	| Readonly<{ team: string }>
	| Readonly<{ venture: number }>;
