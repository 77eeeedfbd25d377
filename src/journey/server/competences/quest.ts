import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { competenceAt } from '../../competences.ts';
import type { KeptQuest } from '../quests/states.ts';
import { within } from '../tables.ts';

/** What a challenge that is closed shows of its player. */
export async function questShows(tx: Tx, person: string, { id, comp }: KeptQuest, at: Date): Promise<void> {
	if (!comp.length) return;
	const rows = comp.map((one) => ({
		...{ id: newId(), person, source: 'quest' as const, at },
		...{ refKind: 'quest' as const, ref: id, ...competenceAt(one) }
	}));
	await within(tx)
		.insertInto('journey.evidence')
		.values(rows)
		.onConflict((known) => known.doNothing())
		.execute();
}

/** What closed it does not stand any more: what it showed is shown no more. */
export async function questShowsNoMore(tx: Tx, person: string, { id }: KeptQuest): Promise<void> {
	await within(tx)
		.deleteFrom('journey.evidence')
		.where('person', '=', person)
		.where('source', '=', 'quest')
		.where('ref', '=', id)
		.execute();
}
