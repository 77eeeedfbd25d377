export { type EntryObstacle, entryObstacle, type SeatAtDoor } from './admission.ts';
export { fold } from './fold.ts';
export { BookingRequest, Scan, SeatName, WalkInRequest } from './request.ts';
export {
	type Act,
	acts,
	beginnings,
	holdsPlace,
	isOver,
	type Kind,
	kinds,
	next,
	type State,
	stateKey,
	states,
	transitions
} from './states.ts';
