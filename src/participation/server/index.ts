export { arrivals, attendances, passagesOf } from './arrivals.ts';
export type { Fit } from './beginning.ts';
export { type BookOptions, book, bookWithin, type Receipt } from './book.ts';
export {
	type Booking,
	bookingById,
	bookingByToken,
	bookingsFor,
	bookingsOf,
	bookingsOfSeats
} from './bookings.ts';
export { cancel, cancelAll, cancelSubject, reinstateSubject } from './cancel.ts';
export {
	categoryCounts,
	limitCategory,
	recategorize,
	seatsOfCategories,
	sharesIn
} from './categories.ts';
export { tokenOf } from './codes.ts';
export { decide } from './decisions.ts';
export { doublesOf } from './doubles.ts';
export { resizeBooking } from './group.ts';
export { type PastBooking, takeOverBookings, takeOverHistory } from './history.ts';
export { labelSeats } from './labels.ts';
export { askedToDecline, askedToLeave } from './leaving.ts';
export { lock as lockPools } from './locks.ts';
export { type Loss, lossOfBooking, lossOfSubject, lossSaid } from './loss.ts';
export { partsIn } from './name-parts.ts';
export { forgetNames } from './names.ts';
export { accept, decline, expire, sweep, takeWhatIsThere } from './offers.ts';
export { countOnce } from './once.ts';
export { roomInTurn, seatsInTurn } from './passing.ts';
export {
	closeLater,
	closePool,
	occupancies,
	occupancy,
	openPool,
	reopenPool,
	resize
} from './pools.ts';
export { checkIn, checkOut, letIn, letOut, markNoShows, type Passage, passageOf, undo } from './presence.ts';
export { renameSeat } from './rename.ts';
export { endRequests, requestsFor, stayedUnanswered } from './requests.ts';
export { type Presented, presented } from './tickets.ts';
export { transfer } from './transfer.ts';
export { confirmAtDoor, freeIn, walkIn } from './walk-ins.ts';
