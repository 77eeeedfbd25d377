export { announces } from './announces.ts';
export { placesFree, type There, thereAt } from './at-place.ts';
export { type Body, bodyFromField, bodyShown, markdownBody } from './body.ts';
export { offeringCards, offeringChoices, offeringsNamed } from './cards.ts';
export {
	addCategory,
	allCategories,
	categoriesOf,
	changeCategory,
	closeCategory,
	closedCategories,
	offeredAt,
	raiseCategory,
	roomFor,
	setCategory
} from './categories.ts';
export { type ChangedOccurrence, changedTo, changeOccurrences } from './changes.ts';
export { countedPresences, fundingOf, presenceDays } from './counted.ts';
export {
	arrivalsOf,
	doors,
	operationOf,
	pass,
	passWithoutTicket,
	undoPassage
} from './door.ts';
export { checkCoOrganizers, checkOrganization, operationFor, ownOrganizations, requireEditing } from './editing.ts';
export { type Feed, type FeedFormat, feed, occurrenceIcs, offeringsCalendar } from './feed.ts';
export { festivalCalendar } from './festival/calendar.ts';
export { cancelItem, moveItem, planItem, rewriteItem, trashItem, undoItem } from './festival/items.ts';
export {
	festivalBySlug,
	festivalProgramme,
	festivalTrash,
	hasProgramme,
	itemsNamed,
	publishedProgrammes
} from './festival/reading.ts';
export {
	type Chooser,
	choose,
	dropSelection,
	newToken,
	selectionByLink,
	selectionOf
} from './festival/selections.ts';
export { addStage, addTrack, changeStage, changeTrack, raisePart, trashPart } from './festival/stages.ts';
export { type Filter, localities } from './filters.ts';
export {
	answerFollowup,
	askFollowup,
	followupById,
	followupsOf,
	hadPlace,
	showFollowup,
	tookPart
} from './followups.ts';
export { giveRoom, roomless } from './giving-rooms.ts';
export { activityImporter } from './import-activities.ts';
export { coursesToChoose, givingNext } from './inductions.ts';
export {
	bookedOccurrence,
	bookedOccurrences,
	occurrence,
	occurrencesIn,
	offeringBySlug,
	publishedOccurrences,
	upcoming,
	upcomingOf,
	upcomingPage
} from './listings.ts';
export { addMaterial, type Content, materialFile, materialsOf, removeMaterial } from './materials.ts';
export { moveRegistration, othersFor } from './moving.ts';
export { cancel, reinstate, removeOccurrence, reschedule, schedule, setTheme } from './occurrences.ts';
export { areasOf, freeSlug, rewriteOffering, undoRewriting, writeOffering, written } from './offerings.ts';
export { Where, whereOf } from './open-where.ts';
export { endPrivateFeed, privateFeed, privateFeedOf, renewPrivateFeed } from './private-feed.ts';
export {
	activitiesIn,
	type EditedOccurrence,
	type EditedOffering,
	occurrencesOfEach,
	occurrencesToEdit,
	offeringToEdit,
	type ProgrammeRow,
	programme
} from './programme.ts';
export { declineProposal, propose, takeProposal, waitingProposals } from './proposals.ts';
export {
	booked,
	comingLoss,
	duplicateOffering,
	publishOffering,
	restoreOffering,
	trashOffering,
	unpublishOffering
} from './publication.ts';
export { publishedOfferings } from './published.ts';
export {
	type Answer,
	addQuestion,
	answersOf,
	changeQuestion,
	questionsOf,
	raiseQuestion,
	trashedQuestions,
	trashQuestion
} from './questions.ts';
export { scheduleSeries } from './recurrences.ts';
export { register, registerByHand, registerGroup, registerGroupWithin } from './register.ts';
export {
	keepNote,
	noteOf,
	onlineAddress,
	type Registration,
	type RegistrationQuery,
	registeredActivities,
	registrationColumns,
	registrationOf,
	registrationSorts,
	registrations,
	registrationsInPortions,
	seancesOf
} from './registrations.ts';
export { forgetGuests } from './retention.ts';
export { findOfferings } from './search.ts';
export { attachSheet, readSheet, removeSheet, sheetsOf } from './sheets.ts';
export { endSeries, followSeries } from './subscription/following.ts';
export { readSource } from './subscription/refresh.ts';
export { addSource, changeSource, forgetSource, pauseSource, sourceById, sources } from './subscription/sources.ts';
