import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Moment } from '../../wish.ts';
import { lockPlayer } from '../runs/runs.ts';
import { type On, within } from '../tables.ts';

/** Notes that somebody would rather not say: she is not asked again, and nothing else follows. @param story the word of its address @throws 404 */
export async function passWish(tx: Tx, person: string, story: string, moment: Moment): Promise<void> {
	const known = await within(tx).selectFrom('journey.story').select('id').where('slug', '=', story).executeTakeFirst();
	if (!known) throw missing();
	await lockPlayer(tx, person);
	await within(tx)
		.insertInto('journey.passed')
		.values({ story: known.id, person, moment })
		.onConflict((there) => there.doNothing())
		.execute();
}

/** The questions that somebody has passed over; who has played on before she was asked has passed over « before ». */
export async function passedOver(person: string, story: string, on: On): Promise<Set<Moment>> {
	const rows = await within(on)
		.selectFrom('journey.passed as p')
		.innerJoin('journey.story as s', 's.id', 'p.story')
		.select('p.moment')
		.where('p.person', '=', person)
		.where('s.slug', '=', story)
		.execute();
	const played = (await playedOn(person, story, on)) ? (['before'] as const) : [];
	return new Set([...rows.map(({ moment }) => moment), ...played]);
}

/** Whether a chapter after the prologue has begun in one of somebody's runs. */
async function playedOn(person: string, story: string, on: On): Promise<boolean> {
	const row = await within(on)
		.selectFrom('journey.run as r')
		.innerJoin('journey.story as s', 's.id', 'r.story')
		.select('r.id')
		.where('r.person', '=', person)
		.where('s.slug', '=', story)
		.where((run) => run(run.fn('cardinality', ['r.chapters']), '>', 1))
		.executeTakeFirst();
	return row !== undefined;
}
