export type { Aired } from './aired.ts';
export { type CueKind, cueKinds, isPoll, kindOfCue, usualPoll } from './cues.ts';

export type { Film, PlayerSource } from './film.ts';
export type { Field } from './graphics/kind.ts';
export { fieldsOf, type GraphicName, graphicNames, graphicOf } from './graphics/kinds.ts';
export { manifestOf } from './graphics/manifests.ts';
export { spoken } from './graphics/spoken.ts';
export { commentOnAir, pollOnAir, questionOnAir, resultOnAir, type Shown } from './on-air.ts';
export { type Pasted, readPasted } from './pasted.ts';
export { postcodesIn } from './postcodes.ts';
export type { NewStation, Settings } from './preparing.schema.ts';
export type { PollReport, Report, Span } from './report.ts';
export { choiceOf } from './room/choice.ts';
export { ONE_PRESS_MS, TAKE_BACK_MS } from './room/clock.ts';
export { type Connection, joinRoom } from './room/connection.ts';
export {
	type Graphic,
	type Handling,
	isPublic,
	type Layer,
	layers,
	type Origin,
	type RoomRules
} from './room/entries.ts';
export { answersOf, formOf, type PollForm, sayOption } from './room/forms.ts';
export type { Answer, Frame, RoomAudience, RoomFigures } from './room/frames.ts';
export type { CueContent, NewCueContent, Order } from './room/orders.schema.ts';
export { type Poll, pointsFor } from './room/poll.ts';

export { shownTally } from './room/shown.ts';
export { emptyStaff, foldStaff, type StaffState, type Waiting } from './room/staff.ts';
export {
	type Asked,
	emptyRoom,
	fold,
	type PollState,
	type RoomState,
	ranked,
	type Said
} from './room/state.ts';
export { type Cue, type Edit, plannedSeconds, pollsIn, type Rundown, runningTimes, type Segment } from './rundown.ts';
export { kindFinder, type Line, lengthOf, linesOf, rundownColumns, rundownIn, secondsOf } from './rundown-table.ts';
export { lengthOfShow, type PictureSource, type Show, type Station } from './show.ts';
export { type ShowState, showStateOf, showStates } from './standing.ts';
export { hubTheme, type Theme, textOn } from './theme.ts';
export type { Watched } from './viewer/watched.ts';
