import { mailJob } from '#kernel/server/mail.ts';
import { keepTroubles } from '#kernel/server/troubles/troubles.ts';
import { close, open } from '../src/boot.ts';
import { ground } from './ground.ts';
import type { Death } from './parent.ts';

/** Tells the admins that the program is not started again. Nobody else would send the letters, so they are sent here. */
export async function tellGivenUp(deaths: readonly Death[]): Promise<void> {
	const site = await ground(() => undefined);
	open(site);
	try {
		const met = deaths.map(({ at, how }) => ({ kind: 'given_up', at: new Date(at), detail: { how } }) as const);
		const letters = await keepTroubles(met);
		for (const id of letters) await mailJob.run({ id });
	} finally {
		await close();
		await site.release();
	}
}
