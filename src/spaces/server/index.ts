export { allot, free, Taken } from './allocations.ts';
export { alternatives } from './alternatives.ts';
export { noteReservation, wordReservation } from './answers.ts';
export { addApart, bookedApart, removeApart } from './apart.ts';
export { spacesAround } from './around.ts';
export { asksArrival, setArrivals } from './arrivals.ts';
export { arrivalCode, arrive, arriveByCode, awaited } from './arriving.ts';
export { setAtDoor } from './at-door.ts';
export { busy, clashing, type Held, heldIn } from './availability.ts';
export { bookSeries, bookSeriesBySelf, bookSpace, moveBySelf } from './booking.ts';
export { addEntries, type CalendarEntry, entriesCalendar, reservationEntries } from './calendar.ts';
export { countedStays } from './counted.ts';
export { doorState } from './door.ts';
export { arriveAtDoor, giveBackNow, takeNow } from './door-acts.ts';
export { doorCodes, keepDoorCode, showDoorCode } from './door-codes.ts';
export { type Figures, type FiguresFilter, figures, type Share } from './figures.ts';
export { addFloor, type Floor, floorById, floorsOf, pinSpace, removeFloor } from './floors.ts';
export { freeAt } from './free-at.ts';
export { hereIn, housesToday, showHere, shownHere } from './here.ts';
export { type PastReservation, takeOverReservations } from './history.ts';
export { heldFor, holdFor, isHeld, leaseOf, letGo } from './holding.ts';
export { inHouse } from './houses.ts';
export { trashHouse } from './houses-trash.ts';
export { spaceTable } from './import-space.ts';
export { spaceImporter } from './import-spaces.ts';
export { standingImporter } from './import-standing.ts';
export { endangered } from './kits/endangered.ts';
export { type Condition, conditionPhoto, handBack, handOut } from './kits/handovers.ts';
export { addKit, freeKits, kits } from './kits/kits.ts';
export { endLoans, lend, loansFor, loansIn } from './kits/loans.ts';
export {
	labels,
	outNow,
	passagesOf,
	promised,
	unitByCode
} from './kits/units.ts';
export { lease } from './lease.ts';
export { bookedAhead } from './machines/ahead.ts';
export {
	endInductions,
	giveInduction,
	hearPresences,
	inductedIn,
	inductionsOf,
	type Presence,
	revokeInduction
} from './machines/inducted.ts';
export { addInduction, inductionById, inductions, updateInduction } from './machines/inductions.ts';
export {
	addMaterial,
	isMachine,
	keepTerms,
	retireMaterial,
	signaturesOf,
	signSheet,
	termsOf,
	writeSheet
} from './machines/machines.ts';
export { asksAccount, machineNeeds } from './machines/needs.ts';
export { outages, putBack, putOut } from './machines/outages.ts';
export { allUpkeep, dropUpkeep, noteUpkeep, planUpkeep, upkeepOf, worksOf } from './machines/upkeep.ts';
export {
	logUse,
	type NewUse,
	strikeUse,
	usesBy,
	usesOf
} from './machines/uses.ts';
export { obstacleTo } from './obstacle.ts';
export { exceptionsOf, minuteOf, openBetween } from './open.ts';
export { type Outside, outsideOf, removeOutside, setOutside } from './outside/calendars.ts';
export { elsewhere, elsewhereAt } from './outside/elsewhere.ts';
export { readOutside, takeOutsideFile } from './outside/refresh.ts';
export * from './plans/index.ts';
export { type SpaceFilter, spaceById, spaceBySlug, spaces, spacesById } from './reading.ts';
export {
	type ReservationQuery,
	reservationList,
	reservationSorts,
	reservationStates,
	reservationsInPortions,
	waitingReservations
} from './reservation-list.ts';
export {
	answerReservation,
	cancelReservation,
	moveReservation,
	type Reservation,
	reservationById,
	reservationOf,
	reservationsBeginning,
	reservationsById,
	reservationsInSeries,
	reservationsOf,
	reserve
} from './reservations.ts';
export { makeScreen, openScreen, screenKey, screenOf, screensOf, takeDownScreen } from './screens.ts';
export { addSpace, trashSpace, undoSpace, updateSpace } from './spaces.ts';
export { clashingAmong, isClashing, takers } from './taking.ts';
export { DOORS } from './told-doors.ts';
