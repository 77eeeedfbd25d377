import { transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { forgetKnocks } from './knocks.ts';
import { eraseOutside, forgetWriter, forgottenOutsides, tiedLongAgo } from './outside-data.ts';
import { lockOutside } from './outsides.ts';
import { forgetSubmissions } from './submissions.ts';

/**
 * Forgets what nobody has proved, invitations without an answer, outside parties with whom nothing was agreed and that say nothing any more, and who
 * wrote for those that are in the directory by now.
 */
export async function forgetOutsides(now = new Date()): Promise<void> {
	for (const forget of [forgetKnocks, forgetSubmissions])
		await transaction((tx) => forget(tx, now)).catch(reportAs('partnering.outsides'));
	const by = { actor: null, source: 'job', at: now } as const;
	for (const id of await forgottenOutsides(now))
		await transaction((tx) => eraseOutside(tx, id, by)).catch(reportAs('partnering.outsides'));
	for (const id of await tiedLongAgo(now))
		await transaction(async (tx) => forgetWriter(tx, await lockOutside(tx, id), {}, by)).catch(
			reportAs('partnering.outsides')
		);
}
