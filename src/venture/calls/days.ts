import { daysAfter } from '#kernel/holidays.ts';
import type { Name } from '#kernel/words.ts';
import { m } from '#messages';

/** In the order in which they are shown. `unknown`: its days are to be asked at the source. */
export const callStates = ['soon', 'open', 'permanent', 'coming', 'unknown', 'closed'] as const;
export type CallState = (typeof callStates)[number];

type Days = Readonly<{ permanent: boolean; opensOn: string | null; closesOn: string | null }>;

const SOON_DAYS = 30;

/** Where a call stands on a day: it can be answered on its first and on its last day. */
export function callState({ permanent, opensOn, closesOn }: Days, today: string): CallState {
	if (closesOn && closesOn < today) return 'closed';
	if (opensOn && opensOn > today) return 'coming';
	if (permanent) return 'permanent';
	if (closesOn) return closesOn <= daysAfter(today, SOON_DAYS) ? 'soon' : 'open';
	return opensOn ? 'open' : 'unknown';
}

/** So many days before its end whoever has an eye on a call is reminded. */
const reminders = [30, 7, 1] as const;

/** Which reminder is due on a day, if any: each once, and only the nearest of what was missed. @param last how many days before the end was the last one */
export function reminderDue(closesOn: string | null, last: number | null, today: string): number | null {
	if (!closesOn || closesOn < today) return null;
	const due = reminders.findLast((days) => closesOn <= daysAfter(today, days));
	return due !== undefined && (last === null || due < last) ? due : null;
}

const names: Readonly<Record<CallState, Name>> = {
	soon: m.calls_state_soon,
	open: m.calls_state_open,
	permanent: m.calls_state_permanent,
	coming: m.calls_state_coming,
	unknown: m.calls_state_unknown,
	closed: m.calls_state_closed
};

export const callStateName = (state: CallState): string => names[state]({});
