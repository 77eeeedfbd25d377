/** How far a proposal is. */
export const proposalStates = ['draft', 'open', 'expired', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];
export type ProposalMove = 'publish' | 'renew' | 'expire' | 'withdraw' | 'resume';

const proposalMoves: Readonly<Record<ProposalMove, Readonly<{ from: readonly ProposalState[]; to: ProposalState }>>> = {
	publish: { from: ['draft'], to: 'open' },
	renew: { from: ['open', 'expired'], to: 'open' },
	expire: { from: ['open'], to: 'expired' },
	withdraw: { from: ['draft', 'open', 'expired'], to: 'withdrawn' },
	// what was put away is taken up again as a draft, which nobody else sees
	resume: { from: ['withdrawn'], to: 'draft' }
};

/** Whether something can be done with a proposal now. */
export const mayMove = (state: ProposalState, move: ProposalMove): boolean => proposalMoves[move].from.includes(state);

/** A proposal after a move; null where it cannot be made. */
export const proposalAfter = (state: ProposalState, move: ProposalMove): ProposalState | null =>
	mayMove(state, move) ? proposalMoves[move].to : null;

/** The two sides of a talk: whose proposal it is, and who is interested. */
export const sides = ['author', 'interested'] as const;
export type Side = (typeof sides)[number];

export const interestStates = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type InterestState = (typeof interestStates)[number];

/** A talk as far as its way is concerned: `agreement`: the words that stand, and who has confirmed them. */
export type Talk = Readonly<{
	interest: InterestState;
	agreement: Readonly<{ words: string; author: boolean; interested: boolean }> | null;
}>;

export type TalkMove =
	| Readonly<{ kind: 'ask_again' }>
	| Readonly<{ kind: 'accept' }>
	| Readonly<{ kind: 'decline' }>
	| Readonly<{ kind: 'withdraw' }>
	| Readonly<{ kind: 'write'; side: Side }>
	| Readonly<{ kind: 'propose'; side: Side; words: string }>
	| Readonly<{ kind: 'confirm'; side: Side; words: string }>
	| Readonly<{ kind: 'take_back'; side: Side }>;

/** Why a move is refused; its sentence has that key. */
export type TalkObstacle = 'partnering_not_now' | 'partnering_agreed_already' | 'partnering_words_changed';

/** Whether both sides have confirmed. */
export const isAgreed = ({ agreement }: Pick<Talk, 'agreement'>): boolean =>
	agreement ? agreement.author && agreement.interested : false;

const fromInterest: Readonly<Record<TalkMove['kind'], readonly InterestState[]>> = {
	ask_again: ['withdrawn'],
	accept: ['asked'],
	// whose proposal it is may close a talk that leads to nothing, as the other side may
	decline: ['asked', 'accepted'],
	withdraw: ['asked', 'accepted'],
	write: ['asked', 'accepted'],
	propose: ['accepted'],
	confirm: ['accepted'],
	take_back: ['accepted']
};

/** A talk after a move, or why there is none. What both have agreed on stays; they go on writing. */
export function talkAfter(talk: Talk, move: TalkMove): Talk | TalkObstacle {
	if (!fromInterest[move.kind].includes(talk.interest)) return 'partnering_not_now';
	if (isAgreed(talk) && move.kind !== 'write') return 'partnering_agreed_already';
	if (move.kind === 'write') return talk;
	if (move.kind === 'propose') return proposed(talk, move.side, move.words);
	if (move.kind === 'confirm') return confirmed(talk, move.side, move.words);
	if (move.kind === 'take_back') return talk.agreement ? { ...talk, agreement: null } : 'partnering_not_now';
	const interest = ({ ask_again: 'asked', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const)[
		move.kind
	];
	return { interest, agreement: null };
}

/** Other words are confirmed by whoever proposes them, and by nobody else. */
const proposed = (talk: Talk, side: Side, words: string): Talk => ({
	...talk,
	agreement: { words, author: side === 'author', interested: side === 'interested' }
});

/** One confirms what one has read: other words, proposed meanwhile, are read first. */
function confirmed(talk: Talk, side: Side, words: string): Talk | TalkObstacle {
	if (!talk.agreement) return 'partnering_not_now';
	if (talk.agreement.words !== words) return 'partnering_words_changed';
	return { ...talk, agreement: { ...talk.agreement, [side]: true } };
}

/** Whether something can be done in a talk now, whatever its words. */
export const mayTalk = (talk: Talk, kind: 'accept' | 'decline' | 'withdraw' | 'write' | 'propose'): boolean =>
	fromInterest[kind].includes(talk.interest) && (kind === 'write' || !isAgreed(talk));
