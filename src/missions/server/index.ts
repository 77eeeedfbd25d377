export { calendarPath, travellerCalendar } from './calendar.ts';
export { type Cost, costsOf, evidenceOf, noteCost, paidCosts, removeCost } from './costs.ts';
export {
	apply,
	decide,
	delegationOf,
	missionsOf,
	organizationsOf,
	type Traveller,
	travellerById,
	travellerOf,
	withdraw
} from './delegation.ts';
export {
	type Counterpart,
	counterpartsOf,
	dropCounterpart,
	guestActing,
	guestByLink,
	inviteCounterpart,
	keepCounterpart,
	leave
} from './guests.ts';
export { itemsOf, keepItem, lockPlanned, removeItem } from './itinerary.ts';
export { writeTo, writeToDelegation, writeToGuests } from './letters.ts';
export { guestPath } from './links.ts';
export { addMeeting, arrangeMeetings, cancelMeeting, moveMeeting, swapMeetings } from './meetings.ts';
export {
	allMissions,
	announced,
	clocksOf,
	type Mission,
	missionById,
	missionBySlug,
	missionSorts
} from './reading.ts';
export { contactsOf, followUp, sayMet } from './report.ts';
export { addSlots, removeSlot, setTables } from './room.ts';
export { sheetOf } from './sheets.ts';
export { meetingsOf, slotsOf, unsettledOf } from './standing.ts';
export { standingOf, unmetIn } from './unmet.ts';
export { absencesOf, sayAbsent, takeAbsenceBack, wish, wishesBy } from './wishes.ts';
export { cancelMission, changeMission, moveMission, writeMission } from './writing.ts';
