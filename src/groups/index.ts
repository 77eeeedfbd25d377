export {
	deliverableStateName,
	groupKindName,
	groupKinds,
	groupStateName,
	memberRoleName,
	memberStateName,
	rightsKinds,
	rightsName
} from './kinds.ts';
export { groupStates } from './states.ts';
