import type { Direction, OutcomeAnswer, ProposalAudience, ProposalKind } from './kinds.ts';
import type { Side } from './states.ts';

/** What a figure needs of a proposal, three years later. */
type About = { kind: ProposalKind; direction: Direction; fictional: boolean };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the proposal, the target its organisation, or an outside party with its `country`, none for an anonymous one; in this and the following. */
		'partnering.published': About & {
			audience: ProposalAudience;
			anonymous: boolean;
			sectors: number;
			country?: string;
		};
		'partnering.changed': About;
		'partnering.renewed': About & { link: boolean };
		'partnering.expired': About;
		'partnering.withdrawn': About;
		/** Put away, it is a draft again. */
		'partnering.resumed': About;
		/** The context is the interest, in this and the following. */
		'partnering.interested': About & { country?: string };
		'partnering.interest_accepted': About;
		'partnering.interest_declined': About;
		'partnering.interest_withdrawn': About;
		/** The target is the interested organisation, or the outside party; `country`: of which of the two sides is abroad, the interested one first. `words`: SHA-256 of what both have confirmed, of their ids and of the moment. */
		'partnering.agreed': About & { words: string; country?: string };
		'partnering.outcome_said': About & { side: Side; answer: OutcomeAnswer };
		/** An outside party has become the organisation that is the target. */
		'partnering.outside_tied': { country: string };
		/** Who wrote for it is erased. */
		'partnering.outside_erased': { country: string };
	}
}
