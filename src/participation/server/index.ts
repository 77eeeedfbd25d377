export { type BookOptions, book, type Receipt } from './book.ts';
export {
	type Booking,
	bookingById,
	bookingByToken,
	bookingOfSeat,
	bookingsFor,
	bookingsOf
} from './bookings.ts';
export { cancel, cancelSubject } from './cancel.ts';
export { tokenOf } from './codes.ts';
export { decide } from './decisions.ts';
export { takeOverHistory } from './history.ts';
export { accept, decline, expire, sweep } from './offers.ts';
export {
	closePool,
	occupancies,
	occupancy,
	openPool,
	reopenPool,
	resize
} from './pools.ts';
export { checkIn, checkOut, markNoShows, undo } from './presence.ts';
