export { type Coverage, cover, noCoverage, unseen } from '../bots/coverage.ts';
export { type PolicyName, policyNames } from '../bots/policies.ts';
export { Reading } from '../bots/reading.ts';
export { type Walked, walk, worthOf } from '../bots/walk.ts';
export { attest } from './competences/attesting.ts';
export { profileFor, recomputeCompetences } from './competences/profile.ts';
export {
	askTestimony,
	declineTestimony,
	giveTestimony,
	removeTestimony,
	type Testimony,
	testimoniesOf,
	testimonyFor
} from './competences/testimonies.ts';
export { countedPlayers } from './counted.ts';
export { funnel } from './desk/funnel.ts';
export {
	allStories,
	carryPictures,
	dropDraft,
	isPublished,
	lastRehearsal,
	pausedStories,
	type ShelvedVersion,
	shelvedStory
} from './desk/shelf.ts';
export { type StoryText, textsOf, unmarkRead } from './desk/texts.ts';
export { dossierJson, dossierOf } from './dossier/dossier.ts';
export { writeNumbers, writeProblem } from './dossier/own-words.ts';
export { dossierPdf } from './dossier/printed.ts';
export { answersOf, answerWish, effects, wishesOf } from './effects/answers.ts';
export { passWish } from './effects/passing.ts';
export { closeEngine } from './engine/pool.ts';
export { coverageOf, type ReadStory, readFiles, readStory } from './engine/read.ts';
export { readTexts } from './engine/reader.ts';
export { sayProblem } from './engine/say.ts';
export { publishRehearsed } from './gate/publishing.ts';
export {
	type Decision,
	decide,
	decisions,
	type Rehearsal,
	rehearsalOf,
	rehearse
} from './gate/rehearsing.ts';
export { confirmMeeting, writeLines } from './meetings/confirming.ts';
export { allHosts, hideHost, hostOf, hosts, listHost } from './meetings/hosts.ts';
export {
	answerMeeting,
	askMeeting,
	type FullMeeting,
	meetingsFor,
	meetingsOf,
	withdrawMeeting
} from './meetings/meetings.ts';
export { patiently } from './playing.ts';
export { bindActivity, boundNames } from './quests/binding.ts';
export { activitiesMeant } from './quests/meaning.ts';
export { hearGoals } from './quests/reader.ts';
export { goalTitle as questTitle, type MyQuest, questsOf } from './quests/saying.ts';
export { closedKeys } from './quests/states.ts';
export { canvasOfRun } from './reviews/canvas.ts';
export {
	askReview,
	reviewCanvas,
	reviewFor,
	reviewsOf,
	waitingReviews,
	withdrawReview
} from './reviews/reviews.ts';
export { statusOfSync } from './runs/answers.ts';
export { takeChoice } from './runs/choosing.ts';
export { removeRun } from './runs/removing.ts';
export { lastPlayable, type Run, type RunInShort, runOf, runsOf } from './runs/runs.ts';
export { takeSync } from './runs/sync.ts';
export { stage } from './showing.ts';
export { goLive, keepStory, publishStory } from './stories/keeping.ts';
export {
	publishedBundle,
	publishedStories,
	type StoryNow,
	sentWords,
	storyNow,
	storyOfVersion,
	storyPicture,
	wordsOf
} from './stories/reading.ts';
export { coverageOfWords, markRead } from './stories/readings.ts';
