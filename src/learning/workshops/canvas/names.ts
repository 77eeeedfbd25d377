import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { BlockId, CanvasKind, NoteColour } from './kinds.ts';

type Said = (inputs?: Record<never, never>, options?: { locale?: Locale }) => string;

const kinds: Readonly<Record<CanvasKind, Said>> = {
	business: m.workshops_kind_business,
	lean: m.workshops_kind_lean,
	journey: m.workshops_kind_journey,
	board: m.workshops_kind_board
};

const parts: Readonly<Record<string, Said>> = {
	partners: m.workshops_block_partners,
	activities: m.workshops_block_activities,
	resources: m.workshops_block_resources,
	value: m.workshops_block_value,
	relations: m.workshops_block_relations,
	channels: m.workshops_block_channels,
	segments: m.workshops_block_segments,
	costs: m.workshops_block_costs,
	revenues: m.workshops_block_revenues,
	problem: m.workshops_block_problem,
	solution: m.workshops_block_solution,
	metrics: m.workshops_block_metrics,
	advantage: m.workshops_block_advantage,
	discover: m.workshops_phase_discover,
	choose: m.workshops_phase_choose,
	get: m.workshops_phase_get,
	use: m.workshops_phase_use,
	recommend: m.workshops_phase_recommend,
	does: m.workshops_lane_does,
	thinks: m.workshops_lane_thinks,
	feels: m.workshops_lane_feels,
	ideas: m.workshops_lane_ideas,
	questions: m.workshops_zone_questions,
	decisions: m.workshops_zone_decisions,
	todo: m.workshops_zone_todo
};

const colours: Readonly<Record<NoteColour, Said>> = {
	gold: m.workshops_colour_gold,
	green: m.workshops_colour_green,
	sky: m.workshops_colour_sky,
	brick: m.workshops_colour_brick,
	plum: m.workshops_colour_plum
};

const options = (locale: Locale | undefined) => (locale ? { locale } : undefined);

/** What a kind of canvas is called; outside a request the language is said. */
export const canvasKindName = (kind: CanvasKind, locale?: Locale): string => kinds[kind]({}, options(locale));

/** What a block is called: of a journey, its phase and its lane. */
export const blockName = (block: BlockId, locale?: Locale): string =>
	block
		.split('.')
		.map((part) => parts[part]?.({}, options(locale)) ?? part)
		.join(' · ');

export const colourName = (colour: NoteColour): string => colours[colour]();
