import { m } from '#messages';
import type { CardKind } from '../game/content.ts';
import type { Obstacle } from '../game/week.ts';

/** What the kinds of cards are called, in the order of the board. */
export const kinds = {
	listen: m.journey_play_kind_listen,
	make: m.journey_play_kind_make,
	sell: m.journey_play_kind_sell,
	meet: m.journey_play_kind_meet,
	learn: m.journey_play_kind_learn,
	work: m.journey_play_kind_work,
	decide: m.journey_play_kind_decide,
	rest: m.journey_play_kind_rest
} satisfies Record<CardKind, () => string>;

/** Why a card cannot be played. */
export const obstacles = {
	time: m.journey_play_obstacle_time,
	often: m.journey_play_obstacle_often,
	cash: m.journey_play_obstacle_cash
} satisfies Record<Obstacle, () => string>;

/** The colour of a kind; what the story itself takes of a week, and what is free, have one as well. */
const colours: Readonly<Record<string, string>> = {
	listen: '--area-venture-fill',
	make: '--area-journey-fill',
	sell: '--area-agenda-fill',
	meet: '--area-stage-fill',
	learn: '--area-learning-fill',
	work: '--area-impact-fill',
	decide: '--ink-soft',
	rest: '--area-city-fill',
	story: '--line-strong',
	free: '--line'
};
export const colourOf = (kind: string): string => `var(${colours[kind] ?? '--line'})`;
