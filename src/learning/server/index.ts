export { ClassBooking, ClassRequest, NewClassWork } from '../classes/class.schema.ts';
export * from './classes/index.ts';
export { assess, assessAll, type PastPoints, pointsIn } from './completion/assessments.ts';
export { attendanceOf, rulesOf, setRules } from './completion/attendance.ts';
export { type Consequences, consequencesOf, dropGoal, keepGoal, markOf } from './completion/changing.ts';
export { codeAt, codeUntil, secretOf } from './completion/codes.ts';
export { rebuildDeeds } from './completion/deeds.ts';
export { freeDevice, keepPlace } from './completion/devices.ts';
export {
	decideEvidence,
	evidenceFile,
	giveEvidence,
	NewEvidence,
	removeEvidence,
	vouch,
	waitingEvidence
} from './completion/evidence.ts';
export { goalFor, goalsToNeed, goalTitles, setGoal } from './completion/goals.ts';
export { recompute } from './completion/judging.ts';
export { kioskEnter, kioskSearch, kioskUndo, kioskWelcome } from './completion/kiosk.ts';
export { closeKiosks, kioskKey, kioskOf, openKiosk } from './completion/kiosk-pass.ts';
export { readList } from './completion/list-file.ts';
export { type Mark, mark, markRest, markWithin } from './completion/marking.ts';
export { type GoalSubject, membersOf } from './completion/members.ts';
export { bePresent, isOn, placesNow } from './completion/present.ts';
export { readForCompletion } from './completion/reader.ts';
export { goalOf, goalsOf, goalsSaid, reachedBy, treeSaid } from './completion/saying.ts';
export { conditionsOf, type Standing, standingsOn } from './completion/standings.ts';
export { addStep, changeStep, moveStep, removeStep, stepsOf, stepsOfEach } from './completion/steps.ts';
export { crowdOn, walk } from './completion/walking.ts';
export {
	allWays,
	changeWay,
	publishedWays,
	publishWay,
	setWayGoal,
	type Way,
	wayById,
	wayBySlug,
	withdrawWay,
	writeWay
} from './completion/ways.ts';
export { countedLearners, countedPupils } from './counted.ts';
export * from './programmes/index.ts';
export { findClasses, findProgrammes, findWays } from './search.ts';
export { admitTo, authorNames, authorOf, letRead, shareCanvas, unshareCanvas } from './workshops/canvas/access.ts';
export { canvasOf, makeCanvas, removeCanvas } from './workshops/canvas/canvases.ts';
export { attachCanvases, closeCanvasSockets, cutCanvasSockets } from './workshops/canvas/door.ts';
export { exportCanvas, exportForms } from './workshops/canvas/exports.ts';
export { closeCanvases, openCanvases } from './workshops/canvas/live.ts';
export { documentOf } from './workshops/canvas/updates.ts';
export { keepVersion, notesOfVersion, removeVersion, versionsOf } from './workshops/canvas/versions.ts';
export { writeNotes } from './workshops/canvas/writing.ts';
export { publishedWorkshops, workshopList } from './workshops/listing.ts';
export {
	addTeam,
	applyTeams,
	moveMember,
	nameTeam,
	proposalMark,
	proposeTeams,
	teamsOf,
	undoTeams
} from './workshops/teams.ts';
export { canvasHeading } from './workshops/titles.ts';
export {
	changeWorkshop,
	endWorkshop,
	introduce,
	introductionOf,
	makeWorkshop,
	participantsOf,
	workshopById,
	workshopsOfOfferings,
	workshopsOfPerson
} from './workshops/workshops.ts';
