export {
	costCategories,
	costCategoryName,
	itemKindName,
	itemKinds,
	missionStateName,
	travellerStateName
} from './kinds.ts';
export { isMutual } from './schedule.ts';
export type { SheetEntry } from './sheet.ts';
export { type MissionState, missionStates } from './states.ts';
export { bothClocks, type Clock, clockOf } from './times.ts';
