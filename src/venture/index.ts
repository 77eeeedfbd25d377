export { askingAreaName } from './asking/areas.ts';
export { ownReferralStateName, partName, questionStateName, referralStateName } from './asking/names.ts';
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
export { NewPlan } from './plan.ts';
export { type Part, parts, reads, type Standing, writes } from './standing.ts';
