import { offeringCards } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { NewStep } from '../../completion/way.schema.ts';
import { type On, within } from './tables.ts';

const MOST = 30;

/** A step of a way, in its place. */
export type WayStep = Readonly<{
	id: string;
	/** What it is called when not by its only activity. */
	title: Words | null;
	offerings: readonly string[];
	/** The steps that come before it. */
	needs: readonly string[];
}>;

/** The steps of a way in their order. */
export const stepsOf = (way: string, on: On = db): Promise<WayStep[]> =>
	within(on)
		.selectFrom('learning.wayStep')
		.select(['id', 'title', 'offerings', 'needs'])
		.where('way', '=', way)
		.orderBy('rank')
		.orderBy('id')
		.execute();

/** The steps of many ways at once. */
export async function stepsOfEach(ways: readonly string[], on: On = db): Promise<Map<string, WayStep[]>> {
	const rows = await within(on)
		.selectFrom('learning.wayStep')
		.select(['way', 'id', 'title', 'offerings', 'needs'])
		.where((row) => row('way', '=', row.fn.any(row.val([...ways]))))
		.orderBy('rank')
		.orderBy('id')
		.execute();
	const grouped = Map.groupBy(rows, ({ way }) => way);
	return new Map([...grouped].map(([way, steps]) => [way, steps.map(({ way: _, ...step }) => step)]));
}

/** Adds a step at the end. @param id made by the form, so that what is sent twice adds one. @throws completion_step_most, completion_step_offerings. */
export async function addStep(tx: Tx, way: string, given: NewStep, by: By, id = newId()): Promise<string> {
	const { steps, shown } = await lockSteps(tx, way);
	if (steps.some((step) => step.id === id)) return id;
	if (steps.length >= MOST) throw refused('completion_step_most', { most: MOST }, 422);
	const row = { id, way, rank: steps.length, ...(await columnsOf(tx, given, steps)) };
	await within(tx).insertInto('learning.wayStep').values(row).execute();
	if (shown) await tellChange(tx, way, by);
	return id;
}

/** Changes a step where it stands. @throws completion_step_offerings, 404. */
export async function changeStep(tx: Tx, way: string, id: string, given: NewStep, by: By): Promise<void> {
	const { steps, shown } = await lockSteps(tx, way);
	const at = steps.findIndex((step) => step.id === id);
	if (at < 0) throw missing();
	const columns = await columnsOf(tx, given, steps.slice(0, at));
	await within(tx).updateTable('learning.wayStep').set(columns).where('id', '=', id).execute();
	const after = await stepsOf(way, tx);
	if (shown && !same(steps, after)) await tellChange(tx, way, by);
}

/** Moves a step one place up or down; a step that would come before one that it needs needs it no more. @throws 404 */
export async function moveStep(tx: Tx, way: string, id: string, places: -1 | 1, by: By): Promise<void> {
	const { steps, shown } = await lockSteps(tx, way);
	const at = steps.findIndex((step) => step.id === id);
	const [moved, other] = [steps[at], steps[at + places]];
	if (!moved) throw missing();
	if (!other) return;
	await writeOrder(tx, steps.with(at, other).with(at + places, moved));
	if (shown) await tellChange(tx, way, by);
}

/** Takes a step out; the others need it no more. @throws 404 */
export async function removeStep(tx: Tx, way: string, id: string, by: By): Promise<void> {
	const { steps, shown } = await lockSteps(tx, way);
	if (!steps.some((step) => step.id === id)) throw missing();
	await within(tx).deleteFrom('learning.wayStep').where('id', '=', id).execute();
	await writeOrder(
		tx,
		steps.filter((step) => step.id !== id)
	);
	if (shown) await tellChange(tx, way, by);
}

const tellChange = (tx: Tx, way: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'learning.way_changed', object: ref('way', way), detail: {} });

/** The steps of a way that nobody else changes until the transaction ends, and whether people see it. @throws 404 */
async function lockSteps(tx: Tx, way: string): Promise<{ steps: WayStep[]; shown: boolean }> {
	if (!isId(way)) throw missing();
	const found = await within(tx)
		.selectFrom('learning.way')
		.select('publishedAt')
		.where('id', '=', way)
		.where('deletedAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw missing();
	return { steps: await stepsOf(way, tx), shown: found.publishedAt !== null };
}

/** What a step needs stands before it: anything else could never be reached. */
async function writeOrder(tx: Tx, steps: readonly WayStep[]): Promise<void> {
	const before = new Set<string>();
	for (const [rank, { id, needs }] of steps.entries()) {
		const kept = needs.filter((need) => before.has(need));
		await within(tx).updateTable('learning.wayStep').set({ rank, needs: kept }).where('id', '=', id).execute();
		before.add(id);
	}
}

async function columnsOf(tx: Tx, { title, offerings, needs }: NewStep, before: readonly WayStep[]) {
	const wanted = [...new Set(offerings)];
	const known = await offeringCards(wanted, tx);
	if (known.size !== wanted.length) throw refused('completion_step_offerings', {}, 422);
	const words = title && JSON.stringify(title);
	return { title: words, offerings: wanted, needs: needs.filter((need) => before.some(({ id }) => id === need)) };
}
