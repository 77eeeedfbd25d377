export { countryName } from './country.ts';
export { asProposal } from './data.ts';
export {
	directionName,
	directions,
	hasSheet,
	interestStateName,
	licenceName,
	licences,
	outcomeName,
	outcomes,
	proposalAudienceName,
	proposalAudiences,
	proposalKindName,
	proposalKinds,
	proposalStateName,
	technologyStageName,
	technologyStages
} from './kinds.ts';
export { OutsideAnswer, Submitted } from './outside.ts';
export { NewProposal } from './proposal.ts';
