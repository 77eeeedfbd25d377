export { feed, occurrenceIcs } from './feed.ts';
export { occurrence, offeringBySlug, upcoming, upcomingPage } from './listings.ts';
export { cancel, reschedule, schedule } from './occurrences.ts';
export { areasOf, type By, publish } from './offerings.ts';
export { register } from './register.ts';
