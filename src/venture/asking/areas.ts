import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

/** The parts of the hub about which somebody answers. */
export const askingAreas = ['agenda', 'spaces', 'learning', 'journey', 'venture', 'stage', 'network'] as const;
export type AskingArea = (typeof askingAreas)[number];

const names: Readonly<Record<AskingArea, Name>> = {
	agenda: m.asking_area_agenda,
	spaces: m.asking_area_spaces,
	learning: m.asking_area_learning,
	journey: m.asking_area_journey,
	venture: m.asking_area_venture,
	stage: m.asking_area_stage,
	network: m.asking_area_network
};

/** What a part of the hub is called, in the reader's language unless one is given. */
export const askingAreaName = (area: AskingArea, locale?: Locale): string => names[area]({}, locale && { locale });

const homes: Readonly<Record<string, AskingArea>> = {
	agenda: 'agenda',
	festival: 'agenda',
	booking: 'agenda',
	mine: 'agenda',
	spaces: 'spaces',
	places: 'spaces',
	learning: 'learning',
	class: 'learning',
	canvas: 'learning',
	present: 'learning',
	journey: 'journey',
	ventures: 'venture',
	venture: 'venture',
	antenne: 'stage',
	network: 'network',
	people: 'network',
	gallery: 'network'
};

/** The part of the hub that a page of ours belongs to; null for one of the whole hub. */
export const areaOfPath = (path: string): AskingArea | null => homes[path.split(/[/?#]/)[1] ?? ''] ?? null;
