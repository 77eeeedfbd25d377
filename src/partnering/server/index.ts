export { confirmAgreement, proposeAgreement, takeAgreementBack } from './agreeing.ts';
export { allProposals, type DeskRow, proposalSorts } from './desk.ts';
export { renewalByLink, renewByLink, withdrawByLink } from './expiry.ts';
export {
	askForLetter,
	requireStopLink,
	stopLetter,
	stopLetterByLink,
	wantsLetter
} from './matching/digest.ts';
export { dismiss, dismissedBy, takeDismissalBack } from './matching/dismissals.ts';
export { type Fitting, type HerMatch, matchesFor, matchesOfHers } from './matching/matches.ts';
export { sayReasons } from './matching/saying.ts';
export { pointOut, unanswered } from './matching/unanswered.ts';
export { askOutcomes, outcomeByLink, sayOutcome, sayOutcomeByLink } from './outcomes.ts';
export {
	invitedTo,
	isFor,
	type Proposal,
	proposalFacets,
	proposalFor,
	proposals,
	proposalsOf,
	proposalsTalkedAbout
} from './reading.ts';
export { acceptInterest, askInterest, declineInterest, withdrawInterest, writeMessage } from './talking.ts';
export {
	asTalk,
	type Interest,
	interestsOf,
	messagesOf,
	type TalkMessage,
	talkFor,
	talksAbout,
	waitingIn
} from './talks.ts';
export {
	changeProposal,
	publishProposal,
	renewProposal,
	resumeProposal,
	withdrawProposal,
	writeProposal
} from './writing.ts';
