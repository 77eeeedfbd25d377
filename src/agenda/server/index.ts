export { type Feed, feed, occurrenceIcs } from './feed.ts';
export { occurrence, offeringBySlug, upcoming, type Window } from './listings.ts';
export { cancel, type Move, reschedule, schedule } from './occurrences.ts';
export { areasOf, type By, publish } from './offerings.ts';
export { register } from './register.ts';
