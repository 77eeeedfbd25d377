import type { Job } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { send } from '#kernel/server/jobs.ts';
import { lookAtFiles } from './files.ts';
import { look } from './look.ts';

export const LOOK = 'impact.look';
const HALF_MINUTE_MS = 30_000;

/** Every half minute: what starts it knows whole ones. */
export const lookJob: Job = {
	cron: '* * * * *',
	retryLimit: 0,
	run: async (data) => {
		if (!data.again) {
			const startAfter = new Date(Date.now() + HALF_MINUTE_MS);
			await transaction((tx) => send(tx, LOOK, { again: true }, { startAfter }));
		}
		await look();
		await lookAtFiles();
	}
};
