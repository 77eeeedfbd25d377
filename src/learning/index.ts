export { NewClassOffer } from './classes/class.schema.ts';
export type { Pupil, WallWork } from './classes/class.ts';
export { readCode, spacedCode } from './classes/code.ts';
export { pictureName } from './classes/pictures.ts';
export { schoolYears, streamName, streams, yearName } from './classes/years.ts';
export {
	type AttendanceState,
	attendanceStateName,
	attendanceStates,
	excuseReasonName,
	excuseReasons
} from './completion/attendance.ts';
export { lineOf } from './completion/brief.ts';
export {
	addLine,
	type Choosable,
	type Draft,
	type DraftLine,
	draftOf,
	groupKinds,
	leafKinds,
	moveLine,
	partAt,
	placesText,
	removeLine
} from './completion/draft.ts';
export { isGroup, readDraft } from './completion/draft-reading.ts';
export { calledIn, type SaidRequirement } from './completion/missing.ts';
export { Requirement } from './completion/requirement.schema.ts';
export { bareOf, leavesOf, type Requirement as RequirementTree } from './completion/requirement.ts';
export { NewStep, NewWay } from './completion/way.schema.ts';
export * from './programmes/index.ts';
export { type Canonical, canonical, canonicalText } from './workshops/canvas/canonical.ts';
export { addNote, moveNote, notesIn, readNotes, textOf, voteFor, writeText } from './workshops/canvas/document.ts';
export {
	type BlockId,
	blocksOf,
	type CanvasKind,
	canvasKinds,
	NOTE_LENGTH,
	noteColours
} from './workshops/canvas/kinds.ts';
export { CanvasLine, type Socket } from './workshops/canvas/line.ts';
export { blockName, canvasKindName } from './workshops/canvas/names.ts';
export { type Lines, readOptions } from './workshops/options.ts';
export { mixOf } from './workshops/teams.ts';
export { NewWorkshop } from './workshops/workshop.schema.ts';
export { optionName, type Participant, type Team, type Workshop } from './workshops/workshop.ts';
