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
export { Heading, NewCall } from './calls/call.ts';
export { callStateName } from './calls/days.ts';
export type { CallReason } from './calls/fitting.ts';
export { NewContact } from './contact.ts';
export { contactKindName, contactKinds, contactRule } from './contact-kinds.ts';
export { FileCard } from './file.ts';
export { FollowAnswer, stopReasons, turnoverClasses } from './following/follow-up.ts';
export { followMonthsSaid, stopReasonName, turnoverName } from './following/names.ts';
export { NewAppointment } from './inbox/appointment.ts';
export {
	fileKindName,
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
export {
	ageBandName,
	ageBands,
	answersTo,
	fits,
	NewPlaytest,
	NewTester,
	playtestStateName,
	questionKindName,
	questionKinds
} from './playtests/playtest.ts';
export { asProject } from './projects/data.ts';
export { ProjectWords } from './projects/project.ts';
export { parts, reads } from './standing.ts';
export { timeSaid } from './time-said.ts';
