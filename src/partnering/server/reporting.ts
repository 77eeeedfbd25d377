import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Reported } from '#kernel/noun.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { standing } from './expiry.ts';
import { lockProposal } from './reading.ts';
import { withdraw } from './writing.ts';

/** A proposal that somebody reports. @throws 404 */
export async function reportedProposal(id: string): Promise<Reported> {
	if (!isId(id)) throw missing();
	const { title, state, audience } = await standing(id, db);
	return { name: title, path: `/partnering/${id}`, shown: state === 'open' && audience === 'public' };
}

/** Puts it away; whose it is can take it up again as a draft, and the team with her. @throws 404 */
export async function hideReported(tx: Tx, id: string, by: By): Promise<void> {
	await lockProposal(tx, id);
	const its = await standing(id, tx);
	if (its.state !== 'withdrawn') await withdraw(tx, its, by);
}
