import { m } from '#messages';
import type { Decision, Reason } from '../../index.ts';

/** Why something was reported, in words. */
export const reasonNames: Readonly<Record<Reason, () => string>> = {
	illegal: m.moderation_reason_illegal,
	hurtful: m.moderation_reason_hurtful,
	privacy: m.moderation_reason_privacy,
	wrong: m.moderation_reason_wrong,
	spam: m.moderation_reason_spam,
	other: m.moderation_reason_other
};

const names = {
	corrected: m.moderation_decision_corrected,
	dismissed: m.moderation_decision_dismissed,
	hidden: m.moderation_decision_hidden
};

/** What was decided, or that it waits. */
export function decisionName(decision: Decision | null): string {
	return (decision === null ? m.moderation_state_open : names[decision])();
}
