import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Reported } from '#kernel/noun.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { standing } from './expiry.ts';
import { lockProposal } from './reading.ts';
import { withdraw } from './writing.ts';

/** A proposal that somebody reports: whatever was not for everybody has no title here, since whoever has its id may ask. @throws 404 */
export async function reportedProposal(id: string): Promise<Reported> {
	if (!isId(id)) throw missing();
	const { title, state, audience, gone } = await standing(id, db);
	if (gone || state === 'draft' || audience !== 'public') throw missing();
	return { name: title, path: `/partnering/${id}`, shown: state === 'open' };
}

/** Puts it away; whose it is can take it up again as a draft, and the team with her. @throws 404 */
export async function hideReported(tx: Tx, id: string, by: By): Promise<void> {
	await lockProposal(tx, id);
	const its = await standing(id, tx);
	if (its.state !== 'withdrawn') await withdraw(tx, its, by);
}
