export { askingAreaName, askingAreas } from './asking/areas.ts';
export { ownReferralStateName, partName, questionStateName, referralStateName } from './asking/names.ts';
export { NewReferral } from './asking/referring.ts';
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
export { FileCard } from './file.ts';
export { NewAppointment } from './inbox/appointment.ts';
export {
	fileKinds,
	holderRoles,
	numberAudiences,
	numberKinds,
	type Stage,
	stageName,
	stages
} from './kinds.ts';
export { NewHours, NewMentoring, slotLengths, Word } from './mentors/hours.ts';
export type { Reason } from './mentors/matching.ts';
export { MentorCard, NewInvitation, spokenLanguages } from './mentors/mentor.ts';
export { canBeCancelled, canBeSaid, minutesOf } from './mentors/mentoring.ts';
export { NewPlan } from './plan.ts';
export { parts, reads } from './standing.ts';
export { timeSaid } from './time-said.ts';
