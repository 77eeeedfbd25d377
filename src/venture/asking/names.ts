import { type Name, named } from '#kernel/words.ts';
import { m } from '#messages';
import type { Part } from '../standing.ts';
import type { QuestionState } from './question.ts';
import type { ReferralState, ReferralStep } from './referral.ts';

const questionStates: Readonly<Record<QuestionState, Name>> = {
	open: m.asking_state_open,
	late: m.asking_state_late,
	answered: m.asking_state_answered,
	referred: m.asking_state_referred,
	closed: m.asking_state_closed
};

const referralStates: Readonly<Record<ReferralState, Name>> = {
	proposed: m.asking_referral_proposed,
	agreed: m.asking_referral_agreed,
	refused: m.asking_referral_refused,
	lapsed: m.asking_referral_lapsed,
	sent: m.asking_referral_sent,
	unanswered: m.asking_referral_unanswered,
	accepted: m.asking_referral_accepted,
	returned: m.asking_referral_returned,
	withdrawn: m.asking_referral_withdrawn
};

/** What they are for the person herself, where that is said otherwise. */
const ownStates: Readonly<Partial<Record<ReferralState, Name>>> = {
	proposed: m.asking_own_proposed,
	refused: m.asking_own_refused,
	lapsed: m.asking_own_lapsed,
	withdrawn: m.asking_own_withdrawn
};

const steps: Readonly<Record<ReferralStep, Name>> = {
	proposed: m.asking_step_proposed,
	reminded: m.asking_step_reminded,
	agreed: m.asking_step_agreed,
	refused: m.asking_step_refused,
	lapsed: m.asking_step_lapsed,
	sent: m.asking_step_sent,
	chased: m.asking_step_chased,
	unanswered: m.asking_step_unanswered,
	accepted: m.asking_step_accepted,
	returned: m.asking_step_returned,
	withdrawn: m.asking_step_withdrawn
};

const partNames: Readonly<Record<Part, Name>> = {
	numbers: m.asking_part_numbers,
	plan: m.asking_part_plan,
	contacts: m.asking_part_contacts,
	documents: m.asking_part_documents,
	line: m.asking_part_line
};

/** Where a question stands; these, without a language, in the reader's. */
export const questionStateName = named(questionStates);
export const referralStateName = named(referralStates);
export const ownReferralStateName = named({ ...referralStates, ...ownStates });
export const referralStepName = named(steps);
export const partName = named(partNames);
