import { m } from '#messages';

/** The rules that are a number, in the order of the form. */
export const numbersOfRules = [
	{ name: 'stepMinutes', label: m.house_step },
	{ name: 'minMinutes', label: m.house_least },
	{ name: 'maxMinutes', label: m.house_most },
	{ name: 'aheadDays', label: m.house_ahead },
	{ name: 'noticeMinutes', label: m.house_notice },
	{ name: 'cancelHours', label: m.house_cancel_hours },
	{ name: 'beforeMinutes', label: m.house_before },
	{ name: 'afterMinutes', label: m.house_after }
] as const;

/** What the fields of a space are called, where its changes are told. */
export const namesOfFields: Readonly<Record<string, () => string>> = {
	...Object.fromEntries(numbersOfRules.map(({ name, label }) => [name, label])),
	name: m.web_name,
	sentence: m.house_sentence,
	kind: m.web_kind,
	capacity: m.house_capacity,
	units: m.house_units,
	parts: m.house_parts,
	equipment: m.house_equipment,
	stepFree: m.house_step_free,
	hearingLoop: m.house_loop,
	lift: m.house_lift,
	access: m.house_access,
	picture: m.web_picture,
	hours: m.house_hours,
	closedOnHolidays: m.house_holidays,
	openTo: m.house_open_to,
	approval: m.house_approval,
	operation: m.house_operation,
	slug: m.organizations_slug
};
