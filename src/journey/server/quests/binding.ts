import { offeringCards } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { activitiesIn } from '../../quests.ts';
import { wordsOf } from '../stories/reading.ts';
import { type On, within } from '../tables.ts';
import { setQuests } from './setting.ts';

/** The names of activities in a story that the team has bound to another one of the hub. */
export async function boundNames(story: string, on: On = db): Promise<Set<string>> {
	const rows = await within(on).selectFrom('journey.binding').select('name').where('story', '=', story).execute();
	return new Set(rows.map(({ name }) => name));
}

/**
 * Binds a name of a story to an activity of this hub, or to none but the one of that name; what is published asks for it at once.
 * @throws 404 for a name that the story does not have, or an activity that is not there
 */
export async function bindActivity(
	tx: Tx,
	{ story, name, offering }: Readonly<{ story: string; name: string; offering: string | null }>,
	by: By
): Promise<void> {
	const versions = await within(tx)
		.selectFrom('journey.storyVersion')
		.select(['hash', 'told', 'state'])
		.where('story', '=', story)
		.execute();
	if (!versions.some(({ told }) => told.quests.some(({ tree }) => activitiesIn(tree).includes(name)))) throw missing();
	if (offering === null)
		await within(tx).deleteFrom('journey.binding').where('story', '=', story).where('name', '=', name).execute();
	else await bind(tx, story, name, offering);
	const live = versions.find(({ state }) => state === 'live');
	if (live) await setQuests(tx, { story, told: live.told, words: await wordsOf(live.hash, tx) }, by);
}

async function bind(tx: Tx, story: string, name: string, offering: string): Promise<void> {
	if (!isId(offering) || !(await offeringCards([offering], tx)).size) throw missing();
	await within(tx)
		.insertInto('journey.binding')
		.values({ story, name, offering })
		.onConflict((known) => known.columns(['story', 'name']).doUpdateSet({ offering }))
		.execute();
}
