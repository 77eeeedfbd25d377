import type { Module } from '#kernel/module.ts';
import { lookAfterProposals } from './expiry.ts';
import { talkLetterbox } from './mailing.ts';
import { writeMatchLetters } from './matching/digest.ts';
import { eraseMatching, exportMatching, mergeMatching } from './matching/persons.ts';
import { askOutcomes } from './outcomes.ts';
import { forgetOutsides } from './outside-forgetting.ts';
import { eraseAbroad, exportAbroad } from './outside-persons.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { section } from './section.ts';
import { matches, proposals, talk } from './topics.ts';
import { waits } from './waits.ts';

export const partnering: Module = {
	name: 'partnering',
	topics: [talk, proposals, matches],
	waits,
	sections: [section],
	letterbox: talkLetterbox,
	jobs: {
		'partnering.expiry': { run: () => lookAfterProposals(), cron: '19 6 * * *' },
		'partnering.outsides': { run: () => forgetOutsides(), cron: '7 4 * * *' },
		'partnering.outcomes': { run: () => askOutcomes(), cron: '43 6 * * *' },
		'partnering.matches': { run: () => writeMatchLetters(), cron: '27 6 * * 1' }
	},
	export: async (person) => ({
		...(await exportPerson(person)),
		...(await exportAbroad(person)),
		...(await exportMatching(person))
	}),
	merge: async (tx, from, into) => {
		await mergeMatching(tx, from, into);
		await merge(tx, from, into);
	},
	erase: async (tx, person) => {
		await eraseMatching(tx, person);
		await eraseAbroad(tx, person);
		await erasePerson(tx, person);
	}
};
