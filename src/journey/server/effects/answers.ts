import { missing, refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { effectsOf, type GroupEffect, type Wish } from '../../effects.ts';
import type { Moment, Wishes } from '../../wish.ts';
import { lockPlayer } from '../runs/runs.ts';
import { type On, within } from '../tables.ts';
import { passedOver } from './passing.ts';

/**
 * Keeps how desirable and how feasible it seems to somebody to start something of her own. What she said before she played stays as it was; what she says
 * after may change. @param story the word of its address
 * @throws 404, journey_answer_first (there is no before), journey_answer_closed (« before » was passed over, or she has played on)
 */
export async function answerWish(tx: Tx, person: string, story: string, moment: Moment, wish: Wish): Promise<void> {
	const known = await storyIdOf(story, tx);
	// what she plays and what she passes over wait until this is kept
	await lockPlayer(tx, person);
	const { before } = await answersOf(person, story, tx);
	if (moment === 'after' && !before) throw refused('journey_answer_first', {}, 422);
	if (moment === 'before' && !before && (await passedOver(person, story, tx)).has(moment))
		throw refused('journey_answer_closed');
	const { desirability, feasibility } = wish;
	await within(tx)
		.insertInto('journey.answer')
		.values({ story: known, person, moment, desirability, feasibility })
		.onConflict((there) =>
			there
				.columns(['story', 'person', 'moment'])
				.doUpdateSet({ desirability, feasibility, at: new Date() })
				.where('journey.answer.moment', '=', 'after')
		)
		.execute();
}

/** What somebody has answered. */
export async function answersOf(person: string, story: string, on: On = db): Promise<Record<Moment, Wish | null>> {
	const rows = await within(on)
		.selectFrom('journey.answer as a')
		.innerJoin('journey.story as s', 's.id', 'a.story')
		.select(['a.moment', 'a.desirability', 'a.feasibility'])
		.where('a.person', '=', person)
		.where('s.slug', '=', story)
		.execute();
	const of = (wanted: Moment): Wish | null => {
		const row = rows.find(({ moment }) => moment === wanted);
		return row ? { desirability: row.desirability, feasibility: row.feasibility } : null;
	};
	return { before: of('before'), after: of('after') };
}

/** What became of the two questions of a story. */
export async function wishesOf(person: string, story: string, on: On = db): Promise<Wishes> {
	const [answers, passed] = [await answersOf(person, story, on), await passedOver(person, story, on)];
	const of = (moment: Moment) => (answers[moment] ? 'answered' : passed.has(moment) ? 'passed' : 'open');
	return { before: of('before'), after: of('after') };
}

/** What a story changed for those who answered before and after: rises and falls, and nothing of groups that are too small. @throws 404 */
export async function effects(story: string, on: On = db): Promise<GroupEffect[]> {
	const known = await storyIdOf(story, on);
	const rows = await within(on)
		.selectFrom('journey.answer as b')
		.innerJoin('journey.answer as a', (join) =>
			join.onRef('a.story', '=', 'b.story').onRef('a.person', '=', 'b.person').on('a.moment', '=', 'after')
		)
		.select(['b.desirability', 'b.feasibility', 'a.desirability as desirabilityAfter'])
		.select(['a.feasibility as feasibilityAfter'])
		.where('b.moment', '=', 'before')
		.where('b.story', '=', known)
		.execute();
	return effectsOf(
		rows.map(({ desirability, feasibility, desirabilityAfter, feasibilityAfter }) => ({
			before: { desirability, feasibility },
			after: { desirability: desirabilityAfter, feasibility: feasibilityAfter }
		}))
	);
}

async function storyIdOf(slug: string, on: On): Promise<string> {
	const row = await within(on).selectFrom('journey.story').select('id').where('slug', '=', slug).executeTakeFirst();
	if (!row) throw missing();
	return row.id;
}
