export {
	type CostCategory,
	costCategories,
	costCategoryName,
	counterpartStateName,
	type ItemKind,
	itemKindName,
	itemKinds,
	missionStateName,
	travellerStateName
} from './kinds.ts';
export { clashes, type Edit, type Hold, holdsOf, type Met, type Plan, partiesOf, planAfter } from './plan.ts';
export { type Arranged, type Asked, arrange, isMutual, type Pair } from './schedule.ts';
export { daysOf, type SheetEntry } from './sheet.ts';
export { type MissionState, missionStates, type TravellerState } from './states.ts';
export { bothClocks, type Clock, clockOf } from './times.ts';
