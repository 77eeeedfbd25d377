import type { Holiday } from '#kernel/holidays.ts';
import { type Locale, locales, type Name, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { AdmissionState, DeclineReason, Outcome, Recommendation, Route } from './admission.ts';
import type { ChallengeState } from './challenge.ts';
import type { Presence } from './hours.ts';
import type { DocumentKind, Payer, Phase } from './programme.ts';

const holidays: Record<Holiday, Name> = {
	new_year: m.programmes_holiday_new_year,
	easter_monday: m.programmes_holiday_easter_monday,
	labour_day: m.programmes_holiday_labour_day,
	ascension: m.programmes_holiday_ascension,
	whit_monday: m.programmes_holiday_whit_monday,
	national_day: m.programmes_holiday_national_day,
	assumption: m.programmes_holiday_assumption,
	french_community: m.programmes_holiday_french_community,
	all_saints: m.programmes_holiday_all_saints,
	armistice: m.programmes_holiday_armistice,
	christmas: m.programmes_holiday_christmas
};

const phases: Record<Phase, Name> = {
	coming: m.web_coming,
	open: m.programmes_phase_open,
	closed: m.programmes_phase_closed,
	running: m.web_running,
	ended: m.programmes_phase_ended
};

const states: Record<AdmissionState, Name> = {
	draft: m.programmes_state_draft,
	submitted: m.programmes_state_submitted,
	read: m.programmes_state_read,
	accepted: m.programmes_state_accepted,
	waiting: m.programmes_state_waiting,
	declined: m.programmes_state_declined,
	enrolled: m.programmes_state_enrolled,
	left: m.programmes_state_left
};

const routes: Record<Route, Name> = {
	degree: m.programmes_route_degree,
	experience: m.programmes_route_experience
};

const documents: Record<DocumentKind, Name> = {
	degree: m.programmes_document_degree,
	transcript: m.programmes_document_transcript,
	cv: m.programmes_document_cv,
	experience: m.programmes_document_experience,
	other: m.programmes_document_other
};

const recommendations: Record<Recommendation, Name> = {
	accept: m.programmes_advice_accept,
	discuss: m.programmes_advice_discuss,
	decline: m.web_decline
};

const outcomes: Record<Outcome, Name> = {
	accepted: m.programmes_outcome_accepted,
	waiting: m.programmes_outcome_waiting,
	declined: m.web_decline
};

const reasons: Record<DeclineReason, Name> = {
	conditions: m.programmes_reason_conditions,
	experience: m.programmes_reason_experience,
	places: m.programmes_reason_places,
	incomplete: m.programmes_reason_incomplete,
	other: m.programmes_reason_other
};

const payers: Record<Payer, Name> = {
	participant: m.programmes_payer_participant,
	employer: m.programmes_payer_employer
};

const presences: Record<Presence, Name> = {
	present: m.completion_state_present,
	excused: m.completion_state_excused,
	absent: m.completion_state_absent,
	coming: m.web_coming
};

const challenges: Record<ChallengeState, Name> = {
	proposed: m.programmes_challenge_proposed,
	open: m.programmes_challenge_open,
	taken: m.programmes_challenge_taken,
	closed: m.programmes_challenge_closed_state,
	trashed: m.web_trash_in
};

/** What each is called, in the reader's language. */
export const holidayName = (holiday: Holiday): string => holidays[holiday]({});
export const phaseName = (phase: Phase): string => phases[phase]({});
export const admissionName = (state: AdmissionState): string => states[state]({});
export const routeName = (route: Route): string => routes[route]({});
export const documentName = (kind: DocumentKind): string => documents[kind]({});
export const recommendationName = (recommendation: Recommendation): string => recommendations[recommendation]({});
export const outcomeName = (outcome: Outcome): string => outcomes[outcome]({});
export const reasonName = (reason: DeclineReason): string => reasons[reason]({});
export const payerName = (payer: Payer): string => payers[payer]({});
export const presenceName = (presence: Presence): string => presences[presence]({});
export const challengeStateName = (state: ChallengeState): string => challenges[state]({});

/** An amount of euro, from cents: « 1 250,00 € ». */
export const euros = (cents: number, locale: Locale): string =>
	new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** Credits as one reads them: « 7,5 ». */
export const credits = (ects: number, locale: Locale): string =>
	new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(ects);

/** Minutes as hours: « 12 h 30 ». */
export function hoursText(minutes: number): string {
	const rest = minutes % 60;
	return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''}`;
}

/** What a cohort is called, or a course of it: by its own name after the title, in each language that has one. */
export const titleIn = (title: Words, cohort: string): Words => ({
	source: title.source,
	...Object.fromEntries(locales.flatMap((locale) => (title[locale] ? [[locale, `${title[locale]}, ${cohort}`]] : [])))
});
