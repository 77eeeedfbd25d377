export { earlierOf } from '#kernel/holidays.ts';
export {
	type AdmissionState,
	declineReasons,
	outcomes,
	recommendations,
	routes
} from './admission.ts';
export { ApplicationDraft, NewDecision, NewReview, WholeApplication } from './application.schema.ts';
export {
	documentsAsked,
	documentsMissing,
	standingOf
} from './application.ts';
export { NewChallenge, NewResult, NewTeam, TeamCode } from './challenge.schema.ts';
export { type Challenge, challengeState, mayBeTaken } from './challenge.ts';
export { NewStand } from './change.schema.ts';
export { cohortChanges, moments, type Statement, statements } from './change.ts';
export { asProgramme } from './course-data.ts';
export { daysOf, hoursOf, type Quarter, quarterOf, quartersBetween, shareOf } from './hours.ts';
export {
	admissionName,
	challengeStateName,
	credits,
	documentName,
	euros,
	holidayName,
	hoursText,
	outcomeName,
	payerName,
	phaseName,
	presenceName,
	reasonName,
	recommendationName,
	routeName,
	titleIn
} from './names.ts';
export { NewClosedPeriod, NewCohort, NewCourse, NewProgramme } from './programme.schema.ts';
export {
	type Cohort,
	type Course,
	documentKinds,
	type Programme,
	payers,
	phaseOf,
	phases,
	takesApplications
} from './programme.ts';
export { clashesWith, daysTyped, MOST_SEANCES, type PlannedDay, planWeekly } from './timetable.ts';
