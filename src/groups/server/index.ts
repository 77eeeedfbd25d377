export { activitiesOf, addActivity, comingOf, removeActivity } from './activities.ts';
export { decisionsOf, noteDecision } from './decisions.ts';
export {
	deliver,
	deliverableOf,
	deliverablesOf,
	deliveredOf,
	dropDeliverable,
	judgeDeliverable,
	promiseDeliverable
} from './deliverables.ts';
export { addDocument, documentOf, documentsOf, removeDocument } from './documents.ts';
export type { Sent } from './handed.ts';
export { bringBackGroup } from './hiding.ts';
export { nameLead } from './leads.ts';
export { askToJoin, inviteMember, settleMember } from './members.ts';
export { answerPart, askParticipant, mayAsk, participantsOf } from './participants.ts';
export {
	allGroups,
	type Group,
	groupById,
	groupBySlug,
	groupSorts,
	lockGroup,
	type Member,
	membersOf,
	publicGroups
} from './reading.ts';
export type { Working } from './rooms.ts';
export { groupsOf, insidersOf, leadSeatIn, type Seat, seatIn, standingIn } from './seats.ts';
export { doTask, dropTask, giveTask, redoTask, tasksFor, tasksOf } from './tasks.ts';
export { setTerms } from './terms.ts';
export { changeGroup, moveGroup, writeGroup } from './writing.ts';
