import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Reported } from '#kernel/noun.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { groupById, lockGroup, told } from './reading.ts';
import { within } from './tables.ts';

/** A group that somebody reports: one that is for its members only has no title here, since whoever has its id may ask. @throws 404 */
export async function reportedGroup(id: string, locale: Locale): Promise<Reported> {
	const group = await groupById(id);
	if (!group.public || group.state === 'draft') throw missing();
	return { name: say(group.title, locale).text, path: `/groups/${group.slug}`, shown: group.shown };
}

/** Takes its page from the public; its members go on, and read that it is so. Said again, nothing changes. @throws 404 */
export const hideGroup = (tx: Tx, id: string, by: By): Promise<void> => setHidden(tx, id, true, by);

/** Gives it back to the public; for the team. Said again, nothing changes. @throws 404 */
export const bringBackGroup = (tx: Tx, id: string, by: By): Promise<void> => setHidden(tx, id, false, by);

async function setHidden(tx: Tx, id: string, hidden: boolean, by: By): Promise<void> {
	const group = await lockGroup(tx, id);
	if (group.hidden === hidden) return;
	await within(tx)
		.updateTable('groups.circle')
		.set({ hiddenAt: hidden ? (by.at ?? new Date()) : null })
		.where('id', '=', id)
		.execute();
	await record(tx, { ...by, verb: hidden ? 'groups.hidden' : 'groups.brought_back', ...told(group) });
}
