export { NewFollowup } from './after.schema.ts';
export { type Followup, fileSize, type Material, type MaterialKind, materialKindName, materialKinds } from './after.ts';
export { NewCategory } from './categories.schema.ts';
export {
	type Category,
	categoryName,
	countCategories,
	countsSaid,
	type OfferedCategory
} from './categories.ts';
export { asEvent } from './event.ts';
export { type Clash, clashesOf, type PersonClash, personClashes, stageClashes } from './festival/clashes.ts';
export { asFestival } from './festival/event.ts';
export { NewItem, NewStage, NewTrack } from './festival/items.ts';
export { layoutDay, rowAt } from './festival/layout.ts';
export {
	byDay,
	festivalDay,
	type Item,
	isWanted,
	nowOn,
	type Programme,
	type Stage,
	soonOn,
	type Track,
	type Wanted
} from './festival/programme.ts';
export {
	isPast,
	type Listing,
	modeName,
	obstacle,
	offeringKindName,
	organizersSaid,
	type Places,
	registrationName,
	standing,
	standingName
} from './occurrence.ts';
export {
	modes,
	NewOccurrence,
	NewOffering,
	NewSeries,
	type OfferingArea,
	offeringAreas,
	offeringKinds,
	registrations,
	type WholeOffering
} from './offering.ts';
export { NewQuestion } from './questions.schema.ts';
export { type Answers, answerField, checkAnswers, optionValue, type Question, questionKinds } from './questions.ts';
export { reaches } from './recurrence.ts';
export { type OccurrenceRow, rowOf } from './row.ts';
export { offeringStateName, offeringStates } from './state.ts';
export { NewSource } from './subscription/source.ts';
export { whereLine, whereName } from './where.ts';
