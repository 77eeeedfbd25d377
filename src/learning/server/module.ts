import type { Module } from '#kernel/module.ts';
import type {} from '../events.ts';
import { bond } from './bond.ts';
import { endVisits } from './classes/called-off.ts';
import { forgetClasses } from './classes/index.ts';
import { eraseClasses, exportClasses, mergeClasses } from './classes/persons.ts';
import { bindPromoted } from './classes/promoted.ts';
import { forgetJob, recomputeJob } from './completion/jobs.ts';
import { kioskKind } from './completion/kiosk-pass.ts';
import { eraseCompletion, exportCompletion, mergeCompletion } from './completion/persons.ts';
import { readForCompletion } from './completion/reader.ts';
import { hearSeances } from './programmes/bookings.ts';
import { forgetAsked } from './programmes/changes.ts';
import { exportChanges } from './programmes/changes-of-persons.ts';
import { forgetApplications } from './programmes/forgetting.ts';
import { tellCandidates } from './programmes/letters.ts';
import { eraseStudies, exportStudies, mergeStudies } from './programmes/persons.ts';
import { proofsOfStudies } from './programmes/proofs.ts';
import { section } from './section.ts';
import { waits } from './waits.ts';
import { eraseFromWorkshops, exportWorkshops, mergeWorkshops } from './workshops/persons.ts';

export const learning: Module = {
	name: 'learning',
	waits,
	sections: [section],
	keys: [kioskKind],
	readers: {
		'learning.class-seats': bindPromoted,
		'learning.class-visits': endVisits,
		'learning.seances': hearSeances,
		'learning.candidates': tellCandidates,
		'learning.completion': readForCompletion
	},
	jobs: {
		'learning.forget-classes': { run: () => forgetClasses(), cron: '17 3 * * *' },
		'learning.applications': { run: () => forgetApplications(), cron: '29 3 * * *' },
		'learning.forget-asked': { run: () => forgetAsked(), cron: '43 3 * * *' },
		'learning.recompute': recomputeJob,
		'learning.forget-attendance': forgetJob
	},
	export: async (person) => ({
		...(await exportClasses(person)),
		...(await exportWorkshops(person)),
		...(await exportStudies(person)),
		...(await exportCompletion(person))
	}),
	exportOwn: exportChanges,
	bond,
	proofs: proofsOfStudies,
	merge: async (tx, from, into) => {
		await mergeClasses(tx, from, into);
		await mergeWorkshops(tx, from, into);
		await mergeStudies(tx, from, into);
		await mergeCompletion(tx, from, into);
	},
	erase: async (tx, person) => {
		await eraseClasses(tx, person);
		await eraseFromWorkshops(tx, person);
		await eraseStudies(tx, person);
		await eraseCompletion(tx, person);
	}
};
