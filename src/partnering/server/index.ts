export { talkAddress } from './addresses.ts';
export { confirmAgreement, proposeAgreement, takeAgreementBack } from './agreeing.ts';
export { countedAgreements, outsideNames } from './counted.ts';
export { allProposals, type DeskRow, proposalSorts, proposalsInPortions } from './desk.ts';
export { lookAfterProposals, renewalByLink, renewByLink, withdrawByLink } from './expiry.ts';
export { proposalFacets } from './facets.ts';
export { answerByKnock, inviteOutside, knock, knockByLink } from './knocks.ts';
export { askForLetter, stopLetter, wantsLetter } from './matching/digest.ts';
export { dismiss, dismissedBy, takeDismissalBack } from './matching/dismissals.ts';
export { type Fitting, type HerMatch, matchesFor, matchesOfHers } from './matching/matches.ts';
export { sayReasons } from './matching/saying.ts';
export { pointOut, unanswered } from './matching/unanswered.ts';
export { askOutcomes, outcomeByLink, sayOutcome, sayOutcomeByLink } from './outcomes.ts';
export { outsideData } from './outside-data.ts';
export {
	allOutsides,
	outsideAtDesk,
	outsideCountries,
	outsideSorts
} from './outside-desk.ts';
export { outsidePath, ownPath, writeData, writeLink } from './outside-letters.ts';
export { joinDirectory, tieOutside } from './outside-tying.ts';
export { findOrMakeOutside, outsideByLink, renewLinks } from './outsides.ts';
export { actingByOwnLink, ownByLink, ownShown, refusalOf } from './own-abroad.ts';
export {
	invitedTo,
	isFor,
	type Proposal,
	proposalFor,
	proposalInvited,
	proposals,
	proposalsOf,
	proposalsTalkedAbout
} from './reading.ts';
export { askCode, signWith, waitingCode } from './signing.ts';
export { putUpByLink, submissionByLink, submit } from './submissions.ts';
export { acceptInterest, askInterest, begin, declineInterest, withdrawInterest, writeMessage } from './talking.ts';
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
	putUp,
	refuseProposal,
	renewProposal,
	resumeProposal,
	withdrawProposal,
	writeProposal
} from './writing.ts';
