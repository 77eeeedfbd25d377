export { lookAfterReferrals } from './chasing.ts';
export { agreeTo, referralAbout, referralsAbout, refuseReferral, withdrawReferral, wordingOf } from './consent.ts';
export { waitingFor } from './figures.ts';
export { linked, linkTo } from './links.ts';
export { isAskingOffered } from './offered.ts';
export { answerByLink, answerInDesk, referralByLink, sendCode, tryCode } from './partner.ts';
export {
	ask,
	messagesOf,
	type Question,
	questionAsked,
	questionById,
	questionFor,
	questionsAsked,
	questionsFor
} from './questions.ts';
export { type Referral, referralById } from './referral-rows.ts';
export { type Origin, proposeReferral, referralFor, referralsFor, referralsFrom, sourceOf } from './referrals.ts';
export { answer, closeQuestion, mayTakeOver, reopenQuestion, reply, takeOver } from './thread.ts';
export { couldAnswer, isAnswered, keepWelcomer, keptBy, removeWelcomer } from './welcomers.ts';
