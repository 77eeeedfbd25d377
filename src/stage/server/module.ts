import type { Module } from '#kernel/module.ts';
import type {} from '../events.ts';
import { bond } from './bond.ts';
import { filmJobs } from './film/jobs.ts';
import { buttonsKey, overlayKey } from './keys.ts';
import { erasePerson, exportPerson, mergeStage } from './persons.ts';
import { forgetJob } from './retention.ts';
import { section } from './section.ts';
import { waits } from './waits.ts';

export const stage: Module = {
	name: 'stage',
	waits,
	sections: [section],
	keys: [buttonsKey, overlayKey],
	// a show that begins again by itself is no fact each time
	tells: ['started_at', 'ended_at'].map((at) => `select max(${at}) from stage.room`),
	jobs: { ...filmJobs, 'stage.forget': forgetJob },
	export: exportPerson,
	bond,
	merge: mergeStage,
	erase: erasePerson
};
