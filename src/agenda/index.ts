export { asEvent } from './event.ts';
export {
	hasStarted,
	isPast,
	type Listing,
	type Occurrence,
	type Offering,
	type OfferingCard,
	obstacle,
	offeringKindName,
	type Places,
	type Standing,
	type Status,
	standing,
	standingName
} from './occurrence.ts';
export {
	NewOccurrence,
	NewOffering,
	type OfferingArea,
	type OfferingKind,
	offeringAreas,
	offeringKinds
} from './offering.ts';
