export { Attests } from './attest.schema.ts';
export { areaName, competenceName, levelName, sourceName } from './competence-names.ts';
export {
	CAP,
	competences,
	type Evidence
} from './competences.ts';
export type { Dossier } from './dossier.ts';
export type { GroupEffect } from './effects.ts';
export { proof } from './game/beliefs.ts';
export type { Game } from './game/content.ts';
export type { State } from './game/state.ts';
export { valuesOf } from './game/values.ts';
export { type Comparison, compareRun } from './gate.ts';
export { hashOf } from './hash.ts';
export { Lines, NewHost, NewMeeting, Reply } from './meeting.schema.ts';
export { isOver, isWaiting, tookPlace } from './meeting.ts';
export { type Page, Stuck } from './moment.ts';
export { NewNumbers, Problem } from './plan.schema.ts';
export { BELGIAN_CONTRIBUTIONS, type Numbers, type Plan } from './plan.ts';
export { Play } from './play.ts';
export { activitiesIn, type Quest } from './quests.ts';
export { NewReview } from './review.schema.ts';
export { type Bundle, type Strings, sealed } from './story/bundle.ts';
export { format, tableOf } from './story/words.ts';
export { SyncBody } from './sync.schema.ts';
export { GivenTestimony, NewTestimony, PEER_LEVELS } from './testimony.schema.ts';
export { NewWish } from './wish.schema.ts';
export { wishDue, wishInPlay } from './wish.ts';
