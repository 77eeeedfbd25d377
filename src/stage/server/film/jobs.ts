import type { Job } from '#kernel/module.ts';
import { reportAs } from '#kernel/server/log.ts';
import { FILMS_JOB } from './films.ts';
import { forgetUploads } from './upload.ts';
import { workFilms } from './work.ts';

/** The work of films: begun when one has arrived, and every two minutes for what a program that was killed has left. */
export const filmJobs: Record<string, Job> = {
	[FILMS_JOB]: {
		run: async () => {
			// not awaited: a film may take longer than a job may
			void workFilms().catch(reportAs('films'));
		},
		cron: '*/2 * * * *',
		retryLimit: 0
	},
	'stage.uploads': { run: () => forgetUploads(), cron: '23 4 * * *' }
};
