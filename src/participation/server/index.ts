export { type BookOptions, book, type Receipt } from './book.ts';
export {
	type Booking,
	bookingById,
	bookingByToken,
	bookingOfSeat,
	bookingsFor,
	bookingsOf,
	type Seat
} from './bookings.ts';
export { cancel, cancelSubject, type Leave } from './cancel.ts';
export { tokenOf } from './codes.ts';
export { type Decision, decide } from './decisions.ts';
export { accept, decline, expire, sweep } from './offers.ts';
export {
	closePool,
	type Occupancy,
	occupancies,
	occupancy,
	openPool,
	reopenPool,
	resize,
	type Terms
} from './pools.ts';
export { checkIn, checkOut, markNoShows, type Passage, undo } from './presence.ts';
