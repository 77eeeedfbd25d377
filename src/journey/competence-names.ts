import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Competence, Source } from './competences.ts';

type Said = (inputs?: Record<never, never>, options?: { locale: Locale }) => string;

// one by one: a computed key would bring every message of the hub into the page
const competences: Readonly<Record<Competence, Said>> = {
	'1.1': m.journey_competence_opportunities,
	'1.2': m.journey_competence_creativity,
	'1.3': m.journey_competence_vision,
	'1.4': m.journey_competence_valuing,
	'1.5': m.journey_competence_ethics,
	'2.1': m.journey_competence_awareness,
	'2.2': m.journey_competence_motivation,
	'2.3': m.journey_competence_resources,
	'2.4': m.journey_competence_finance,
	'2.5': m.journey_competence_others,
	'3.1': m.journey_competence_initiative,
	'3.2': m.journey_competence_planning,
	'3.3': m.journey_competence_uncertainty,
	'3.4': m.journey_competence_together,
	'3.5': m.journey_competence_experience
};

const areas: Readonly<Record<string, Said>> = {
	1: m.journey_area_ideas,
	2: m.journey_area_resources,
	3: m.journey_area_action
};

const levels: readonly Said[] = [
	m.journey_level_none,
	m.journey_level_discover,
	m.journey_level_explore,
	m.journey_level_experiment,
	m.journey_level_dare,
	m.journey_level_improve,
	m.journey_level_reinforce,
	m.journey_level_expand,
	m.journey_level_transform
];

const sources: Readonly<Record<Source, Said>> = {
	game: m.journey_source_game,
	quest: m.journey_source_quest,
	peer: m.journey_source_peer,
	coach: m.journey_source_coach,
	self: m.journey_source_self,
	member: m.journey_source_member
};

/** A competence as EntreComp names it; without a language, in the reader's. */
export const competenceName = (competence: Competence, locale?: Locale): string =>
	competences[competence]({}, to(locale));

/** The area that a competence is of. */
export const areaName = (competence: Competence, locale?: Locale): string =>
	(areas[competence.charAt(0)] ?? m.journey_area_ideas)({}, to(locale));

/** A level of EntreComp, 1 to 8; 0: nothing yet. */
export const levelName = (level: number, locale?: Locale): string =>
	(levels[level] ?? m.journey_level_none)({}, to(locale));

/** Who or what speaks for a competence. */
export const sourceName = (source: Source, locale?: Locale): string => sources[source]({}, to(locale));

const to = (locale?: Locale) => (locale ? { locale } : undefined);
