import { transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { deliverableOf, dueSoon } from './deliverables.ts';
import { writeToHosts } from './letters.ts';
import { groupById } from './reading.ts';

/** Writes to who has promised something that is due within a week. Once for a day that it is due. */
export async function remindDue(now = new Date()): Promise<void> {
	for (const { id, group } of await dueSoon(now))
		await transaction(async (tx) => {
			const [its, about] = [await deliverableOf(group, id, tx), await groupById(group, tx)];
			const letter = { letter: 'due', what: its.title, day: its.due, once: `groups.due.${id}.${its.due}` } as const;
			await writeToHosts(tx, its.organization, about, letter, { actor: null, source: 'job' });
		}).catch(reportAs('groups.due'));
}
