export { fold } from './fold.ts';
export { BookingRequest, Scan } from './request.ts';
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
