export { type EntryObstacle, entryObstacle, type SeatAtDoor } from './admission.ts';
export { fold } from './fold.ts';
export { stateName } from './names.ts';
export { BookingRequest, Scan, SeatName, SeatParts, WalkInRequest } from './request.ts';
export {
	type Act,
	acts,
	beginnings,
	holdsPlace,
	isOver,
	type Kind,
	kinds,
	next,
	over,
	type State,
	states,
	transitions
} from './states.ts';
