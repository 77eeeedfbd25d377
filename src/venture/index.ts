export {
	briefAudienceName,
	briefAudiences,
	briefKindName,
	briefKinds,
	briefStateName,
	Choice,
	NewBrief,
	NewOffer,
	NewResult,
	Testimony
} from './briefs/brief.ts';
export { may } from './briefs/states.ts';
export { NewContact } from './contact.ts';
export { contactKindName, contactKinds, contactRule } from './contact-kinds.ts';
export { Closing, FileCard, NewHolder, NewNumber, NewShare } from './file.ts';
export {
	closeReasonName,
	closeReasons,
	fileKindName,
	fileKinds,
	holderRoleName,
	holderRoles,
	numberAudienceName,
	numberAudiences,
	numberKindName,
	numberKinds,
	stageName,
	stages
} from './kinds.ts';
export { freeSlots, NewHours, NewMentoring, slotLengths, Word } from './mentors/hours.ts';
export type { Reason } from './mentors/matching.ts';
export { MentorCard, NewInvitation, spokenLanguages } from './mentors/mentor.ts';
export { canBeCancelled, canBeSaid, countedMinutes, minutesOf, tookPlace } from './mentors/mentoring.ts';
export { NewPlan } from './plan.ts';
export { type Part, parts, reads, type Standing, writes } from './standing.ts';
