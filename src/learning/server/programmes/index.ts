export {
	applicationById,
	applicationsOf,
	applicationsTo,
	beginApplication,
	ownApplication,
	submitApplication,
	todayHere,
	withdrawApplication,
	writeApplication
} from './applications.ts';
export { cohortAttendance } from './attendance.ts';
export { attest, attestationFile, attestationsOf, hoursIn } from './attestations.ts';
export { placesAhead } from './bookings.ts';
export { cohortCalendar } from './calendar.ts';
export {
	challengeById,
	challengeBySlug,
	challengesOf,
	challengesShown,
	changeChallenge,
	proposeChallenge,
	settleChallenge
} from './challenges.ts';
export { answerChange, changeAnswers, changeDue, passChange } from './changes.ts';
export { addClosedPeriod, closedPeriods, removeClosedPeriod } from './closed.ts';
export { addCohort, type CohortPlaces, changeCohort, cohortById, cohortBySlug, cohortsOf } from './cohorts.ts';
export { addCourse, changeCourse, coursesOf, coursesOfEach, removeCourse } from './courses.ts';
export { acceptOffer, decideApplication, declineOffer } from './decisions.ts';
export {
	deliberationById,
	deliberationsOf,
	type GivenMark,
	keepMarks,
	openDeliberation,
	publishDeliberation,
	resultOf,
	resultsOf
} from './deliberations.ts';
export { addDocument, documentFile, documentsOf, removeDocument } from './documents.ts';
export {
	type Enrolment,
	enrol,
	enrolmentIn,
	enrolmentsIn,
	enrolmentsOf,
	leaveCohort,
	notePayer,
	ownEnrolment
} from './enrolments.ts';
export { instalmentsOf, notePaid } from './fees.ts';
export {
	addProgramme,
	changeProgramme,
	programmeById,
	programmeBySlug,
	programmesOf,
	publishedProgrammes,
	publishProgramme,
	trashProgramme,
	undoProgramme
} from './programmes.ts';
export {
	applicationsToRead,
	applicationToRead,
	areIn,
	nameReader,
	releaseReader,
	reviewsOf,
	writeReview
} from './reviews.ts';
export {
	answerChallenge,
	challengeTeamsOf,
	codeOfTeam,
	joinTeam,
	resultFile,
	takeChallenge,
	teamsOfPerson
} from './teams.ts';
export { planCourse, planOf, type Seance, taughtIn, timetableOf, type WeeklyCourse } from './timetable.ts';
