export { asEvent } from './event.ts';
export { isPast, type Listing, obstacle, offeringKindName, standing, standingName } from './occurrence.ts';
export { NewOccurrence, NewOffering, offeringKinds } from './offering.ts';
