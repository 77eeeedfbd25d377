export { type AskedFollowUp, answerFollowUp, askAgain, followUpByLink, spare, waitingFollowUp } from './answering.ts';
export { followUp } from './asking.ts';
export { type FollowUp, followCounts, followUpsFor } from './reading.ts';
