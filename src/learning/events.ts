import type {} from '#kernel/facts.ts';
import type { DeclineReason, Outcome, Recommendation, Route } from './programmes/admission.ts';
import type { Payer } from './programmes/programme.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		// classes: the object is the class, unless it is said; a pupil is a number that names nobody
		/** The object is the offering. */
		'learning.class_offered': { minPupils: number; maxPupils: number; atHub: boolean; atSchool: boolean };
		'learning.class_booked': { pupils: number; year: string; stream: string; atSchool: boolean };
		'learning.class_resized': { from: number; to: number };
		/** The object is the request. */
		'learning.class_requested': { pupils: number; year: string; stream: string };
		'learning.class_request_answered': { accepted: boolean };
		/** The object is the loan. */
		'learning.kit_lent': { hours: number };
		'learning.kit_returned': Record<string, never>;
		'learning.pupils_made': { count: number };
		'learning.secrets_reset': { count: number };
		'learning.lesson_opened': { round: number };
		/** The object is the card, the target the pupil, the context the class. */
		'learning.work_shown': { picture: boolean; link: boolean };
		'learning.work_removed': { picture: boolean; link: boolean };
		'learning.work_proposed': Record<string, never>;
		/** The object is the pupil. */
		'learning.pupil_claimed': Record<string, never>;
		'learning.pupil_erased': Record<string, never>;
		'learning.class_forgotten': { pupils: number };
		/** The object is the workshop, the context its activity. */
		'learning.workshop_prepared': { disciplines: number; campuses: number; size: number };
		'learning.workshop_changed': { disciplines: number; campuses: number; size: number };
		'learning.teams_formed': { people: number; teams: number; disciplines: number; campuses: number };
		'learning.teams_undone': { teams: number };
		/** Somebody was put in another team by hand; the object is the person, the context the workshop, null: no team. */
		'learning.team_changed': { from: number | null; to: number | null };
		'learning.workshop_ended': { teams: number };
		'learning.workshop_reopened': { teams: number };
		// programmes: the context is the cohort, of challenges the organisation
		'learning.programme_published': { fictional: boolean };
		'learning.programme_withdrawn': Record<never, never>;
		/** What everybody reads of it; the object is the programme. */
		'learning.programme_changed': { part: 'words' | 'courses' | 'cohorts' };
		'learning.programme_trashed': Record<never, never>;
		'learning.programme_restored': Record<never, never>;
		/** The object is the application; of the two that follow the target is who reads it. */
		'learning.applied': { route: Route };
		'learning.reader_named': Record<never, never>;
		'learning.reader_released': Record<never, never>;
		'learning.reviewed': { recommendation: Recommendation };
		'learning.decided': { outcome: Outcome; reason: DeclineReason | null };
		'learning.application_withdrawn': Record<never, never>;
		/** The object is the enrolment, the target the participant; `applied`: after an application. */
		'learning.enrolled': { applied: boolean; payer: Payer };
		'learning.left': Record<never, never>;
		/** Who pays for a place, and by which numbers: the object is the enrolment. */
		'learning.payer_noted': { payer: Payer };
		/** `hash` is the SHA-256 of the sheet as it was issued. */
		'learning.attested': {
			hash: string;
			year: number;
			quarter: number;
			plannedMinutes: number;
			presentMinutes: number;
			excusedMinutes: number;
			correction: boolean;
		};
		'learning.deliberated': { participants: number; passed: number };
		/** Credits, never a mark: the object is the enrolment. */
		'learning.credited': { credits: number; of: number; passed: boolean };
		'learning.challenge_proposed': { fictional: boolean };
		'learning.challenge_accepted': Record<never, never>;
		'learning.challenge_closed': Record<never, never>;
		'learning.challenge_reopened': Record<never, never>;
		'learning.challenge_changed': Record<never, never>;
		'learning.challenge_trashed': Record<never, never>;
		'learning.challenge_restored': Record<never, never>;
		'learning.challenge_taken': { ofCohort: boolean };
		/** Somebody joined a team that has taken it. */
		'learning.challenge_joined': Record<never, never>;
		'learning.challenge_answered': { members: number };
		/** Completion: the object is the goal, the target whose it is (a person or a pupil); `version` is that of the goal's tree. */
		'learning.goal_set': { version: number };
		'learning.goal_withdrawn': { version: number };
		'learning.completed': { version: number };
		'learning.uncompleted': { version: number };
		'learning.assessed': { key: string; points: number };
		'learning.assessment_removed': { key: string };
		/** The object is the piece of evidence, the context its goal. */
		'learning.evidence_given': { kind: string };
		'learning.evidence_accepted': { kind: string };
		'learning.evidence_refused': { kind: string };
		'learning.evidence_removed': { kind: string };
		/** The object is the seat, the context its occurrence; the reason, which may be of health, is never told. */
		'learning.excused': Record<never, never>;
		'learning.excuse_withdrawn': Record<never, never>;
		/** The object is the way. */
		'learning.way_published': { steps: number };
		'learning.way_unpublished': Record<never, never>;
		/** What it says, or its steps. */
		'learning.way_changed': Record<never, never>;
		'learning.way_trashed': Record<never, never>;
		'learning.way_restored': Record<never, never>;
	}
}
