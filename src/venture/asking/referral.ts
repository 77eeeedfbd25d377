import { workingDaysAfter } from './days.ts';

/** What happens to a referral. Time does `reminded`, `lapsed`, `chased` and `unanswered`; the person, the partner and the program the others. */
export type ReferralStep =
	| 'proposed'
	| 'reminded'
	| 'refused'
	| 'lapsed'
	| 'agreed'
	| 'sent'
	| 'chased'
	| 'unanswered'
	| 'accepted'
	| 'returned'
	| 'withdrawn';

/** Where it stands: what the latest step that is no reminder has made of it. */
export type ReferralState = Exclude<ReferralStep, 'reminded' | 'chased'>;

/** Working days until the person is reminded of what she is asked, and from then until it falls. */
const CONSENT_DAYS = 5;
/** Working days until the partner is reminded, each time, and from the last time until both are told that nobody answers. */
const ANSWER_DAYS = 5;
const MOST_CHASES = 2;

/** A referral on a day. `times`: how often whoever it waits for was reminded. `nextDay`: when time acts on it; null once nobody waits. */
export type Referral = Readonly<{ state: ReferralState; times: number; nextDay: string | null }>;

const follows: Readonly<Record<ReferralState, readonly ReferralStep[]>> = {
	proposed: ['reminded', 'refused', 'lapsed', 'agreed', 'withdrawn'],
	agreed: ['sent', 'unanswered', 'withdrawn'],
	sent: ['chased', 'unanswered', 'accepted', 'returned', 'withdrawn'],
	// a late answer is one
	unanswered: ['accepted', 'returned', 'withdrawn'],
	refused: [],
	lapsed: [],
	accepted: [],
	returned: [],
	withdrawn: []
};

/** Whether a step may happen now. */
export const mayFollow = (before: Referral | null, step: ReferralStep): boolean =>
	before === null ? step === 'proposed' : follows[before.state].includes(step);

/** The referral after a step, on the day of that step. @throws for a step that may not happen. */
export function afterStep(before: Referral | null, step: ReferralStep, day: string): Referral {
	if (!mayFollow(before, step)) throw new Error(`${step} after ${before?.state ?? 'nothing'}`);
	const reminds = step === 'reminded' || step === 'chased';
	const state = reminds ? (before as Referral).state : step;
	const times = reminds ? (before as Referral).times + 1 : 0;
	return { state, times, nextDay: nextDayOf(state, day) };
}

/** What time does to a referral on a day, if anything. */
export function stepOfTime({ state, times, nextDay }: Referral, today: string): ReferralStep | null {
	if (nextDay === null || nextDay > today) return null;
	if (state === 'proposed') return times ? 'lapsed' : 'reminded';
	if (state === 'agreed') return 'sent';
	return times < MOST_CHASES ? 'chased' : 'unanswered';
}

/** The referral that some steps make. */
export const foldReferral = (steps: readonly Readonly<{ step: ReferralStep; day: string }>[]): Referral | null =>
	steps.reduce<Referral | null>((before, { step, day }) => afterStep(before, step, day), null);

/** Whether nothing more can happen to it. */
export const isOver = (state: ReferralState): boolean => !follows[state].length;

function nextDayOf(state: ReferralState, day: string): string | null {
	if (state === 'proposed') return workingDaysAfter(day, CONSENT_DAYS);
	if (state === 'agreed') return day;
	return state === 'sent' ? workingDaysAfter(day, ANSWER_DAYS) : null;
}
