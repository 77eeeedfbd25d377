import { type Name, named } from '#kernel/words.ts';
import { m } from '#messages';
import type { MissionState, TravellerState } from './states.ts';

export const itemKinds = ['journey', 'stay', 'visit', 'session', 'meal'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const costCategories = ['transport', 'stay', 'meal', 'room', 'service', 'other'] as const;
export type CostCategory = (typeof costCategories)[number];
export type CounterpartState = 'invited' | 'answered' | 'left';

const stateNames: Readonly<Record<MissionState, Name>> = {
	draft: m.missions_state_draft,
	open: m.missions_state_open,
	closed: m.missions_state_closed,
	travelled: m.missions_state_travelled,
	reported: m.missions_state_reported,
	cancelled: m.missions_state_cancelled
};
const travellerNames: Readonly<Record<TravellerState, Name>> = {
	asked: m.missions_traveller_asked,
	accepted: m.missions_traveller_accepted,
	waiting: m.missions_traveller_waiting,
	declined: m.missions_traveller_declined,
	withdrawn: m.missions_traveller_withdrawn
};
const itemNames: Readonly<Record<ItemKind, Name>> = {
	journey: m.missions_item_journey,
	stay: m.missions_item_stay,
	visit: m.missions_item_visit,
	session: m.missions_item_session,
	meal: m.missions_item_meal
};
const categoryNames: Readonly<Record<CostCategory, Name>> = {
	transport: m.missions_cost_transport,
	stay: m.missions_cost_stay,
	meal: m.missions_cost_meal,
	room: m.missions_cost_room,
	service: m.missions_cost_service,
	other: m.missions_cost_other
};
const counterpartNames: Readonly<Record<CounterpartState, Name>> = {
	invited: m.missions_counterpart_invited,
	answered: m.missions_counterpart_answered,
	left: m.missions_counterpart_left
};

export const missionStateName = named(stateNames);
export const travellerStateName = named(travellerNames);
export const itemKindName = named(itemNames);
export const costCategoryName = named(categoryNames);
export const counterpartStateName = named(counterpartNames);
