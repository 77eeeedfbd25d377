import type { Module } from '#kernel/module.ts';
import { lookAfterReferrals } from './asking/chasing.ts';
import { lookAfterQuestions } from './asking/due.ts';
import { bond } from './bond.ts';
import { remindOfCalls } from './calls/reminding.ts';
import { followUp } from './following/asking.ts';
import { throwForgotten } from './inbox/filing.ts';
import { fileLetterbox } from './inbox/taking.ts';
import { remindOfMentorings } from './mentors/reminding.ts';
import { erasePerson, exportOwn, exportPerson, merge } from './persons.ts';
import { remindOfPlaytests } from './playtests/reminding.ts';
import { proofsOfSupport } from './proofs.ts';
import { section } from './section.ts';
import { remindOfSheets } from './sheet-letter.ts';
import { briefs, mentoring, questions } from './topics.ts';
import { waits } from './waits.ts';

export const venture: Module = {
	name: 'venture',
	topics: [briefs, mentoring, questions],
	waits,
	sections: [section],
	letterbox: fileLetterbox,
	jobs: {
		'venture.sheets': { run: () => remindOfSheets(), cron: '17 8 * * *' },
		'venture.questions': { run: () => lookAfterQuestions(), cron: '11 5 * * *' },
		'venture.referrals': { run: () => lookAfterReferrals(), cron: '41 5 * * *' },
		'venture.letters': { run: () => throwForgotten(), cron: '29 4 * * *' },
		'venture.calls': { run: () => remindOfCalls(), cron: '53 6 * * *' },
		'venture.follow_ups': { run: () => followUp(), cron: '23 7 * * *' },
		'venture.mentorings': { run: () => remindOfMentorings(), cron: '37 * * * *' },
		'venture.playtests': { run: () => remindOfPlaytests(), cron: '47 * * * *' }
	},
	moments: [
		// a slot is offered until it begins
		`select min(slot) from venture.mentor_hours, generate_series(lower(during), upper(during), make_interval(mins => slot_minutes)) slot
			where withdrawn_at is null and upper(during) > $1 and slot > $1`,
		// a place can be taken until then
		`select min(s.starts_at) from venture.playtest_slot s join venture.playtest t on t.id = s.playtest where t.state = 'open' and s.starts_at > $1`
	],
	export: exportPerson,
	exportOwn,
	bond,
	proofs: proofsOfSupport,
	merge,
	erase: erasePerson
};
