import type { Module } from '#kernel/module.ts';
import type {} from '../events.ts';
import { forgetKeysJob, settleJob } from './jobs.ts';
import { writeLetters } from './letters.ts';
import { askAfterMeetings } from './meetings/reminding.ts';
import { eraseJourney, exportJourney, mergeJourney } from './persons.ts';
import { hearGoals } from './quests/reader.ts';
import { section } from './section.ts';
import { news } from './topics.ts';
import { waits } from './waits.ts';

export const journey: Module = {
	name: 'journey',
	topics: [news],
	waits,
	sections: [section],
	readers: { 'journey.quests': hearGoals, 'journey.letters': writeLetters },
	jobs: {
		'journey.after-meetings': askAfterMeetings,
		'journey.settle': settleJob,
		'journey.forget-keys': forgetKeysJob
	},
	export: exportJourney,
	merge: mergeJourney,
	erase: eraseJourney
};
