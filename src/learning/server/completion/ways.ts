import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Words } from '#kernel/words.ts';
import { organizationBySlug } from '#network/server';
import type { NewWay } from '../../completion/way.schema.ts';
import { treeOf } from '../../completion/way.ts';
import { goalFor, setGoal } from './goals.ts';
import { stepsOf } from './steps.ts';
import { type On, within } from './tables.ts';

/** Open activities in an order, as those who make them see it. */
export type Way = Readonly<{
	id: string;
	slug: string;
	title: Words;
	summary: Words;
	organization: Readonly<{ id: string; slug: string; name: string }>;
	fictional: boolean;
	publishedAt: Date | null;
	deletedAt: Date | null;
	updatedAt: Date;
}>;

/** Writes a way down as a draft. @param id made by the form, so that what is sent twice makes one. @returns its id. Throws 404 for an unknown organisation. */
export async function writeWay(tx: Tx, given: NewWay, id = newId()): Promise<string> {
	const { title, summary, fictional } = given;
	const organization = await organizationBySlug(given.organization, tx);
	await within(tx)
		.insertInto('learning.way')
		.values({
			id,
			slug: await freeSlugIn('learning.way', slugOf(title) || 'parcours', tx),
			...said({ title, summary }),
			organization: organization.id,
			fictional
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	return id;
}

/** Changes what is written about a way; its address stays. @throws 404 */
export async function changeWay(tx: Tx, id: string, given: NewWay, by: By): Promise<void> {
	const { title, summary } = given;
	const organization = await organizationBySlug(given.organization, tx);
	const before = await wayById(id, tx);
	if (same([before.title, before.summary, before.organization.id], [title, summary, organization.id])) return;
	const changed = await within(tx)
		.updateTable('learning.way')
		.set({ ...said({ title, summary }), organization: organization.id, updatedAt: new Date() })
		.where('id', '=', id)
		.where('deletedAt', 'is', null)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) throw missing();
	if (before.publishedAt) await record(tx, { ...by, verb: 'learning.way_changed', object: ref('way', id), detail: {} });
	if (await goalFor('way', id, tx)) await setWayGoal(tx, id, by);
}

/** Shows a way to everybody; from then on it is kept who stands where. A second call changes nothing. @throws completion_way_empty, 404. */
export async function publishWay(tx: Tx, id: string, by: By): Promise<void> {
	const { publishedAt, deletedAt } = await wayById(id, tx);
	if (deletedAt) throw missing();
	const steps = await stepsOf(id, tx);
	if (!steps.length) throw refused('completion_way_empty', {}, 422);
	await setWayGoal(tx, id, by);
	if (publishedAt) return;
	await set(tx, id, { publishedAt: new Date() });
	const detail = { steps: steps.length };
	await record(tx, { ...by, verb: 'learning.way_published', object: ref('way', id), detail });
}

/** Makes a way a draft again, puts it into the trash, or takes it out of it, as a draft. The same again changes nothing. @throws 404 */
export async function withdrawWay(tx: Tx, id: string, act: 'unpublish' | 'trash' | 'restore', by: By): Promise<void> {
	const { publishedAt, deletedAt } = await wayById(id, tx);
	const nothing = act === 'unpublish' ? !publishedAt : act === 'trash' ? deletedAt !== null : deletedAt === null;
	if (nothing) return;
	await set(tx, id, { publishedAt: null, deletedAt: act === 'trash' ? new Date() : null });
	const verbs = {
		unpublish: 'learning.way_unpublished',
		trash: 'learning.way_trashed',
		restore: 'learning.way_restored'
	} as const;
	await record(tx, { ...by, verb: verbs[act], object: ref('way', id), detail: {} });
}

/** What the goal of a way asks for is what its steps say now. */
export async function setWayGoal(tx: Tx, id: string, by: By): Promise<void> {
	const [{ title }, steps] = [await wayById(id, tx), await stepsOf(id, tx)];
	if (steps.length) await setGoal(tx, { kind: 'way', subject: id, title, tree: treeOf(steps) }, by);
}

/** A way for those who make it, also a draft or one in the trash. @throws 404 */
export async function wayById(id: string, on: On = db): Promise<Way> {
	if (!isId(id)) throw missing();
	const row = await ways(on).where('w.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return asWay(row);
}

/** A published way. @throws 404 */
export async function wayBySlug(slug: string, on: On = db): Promise<Way> {
	const row = await ways(on).where('w.slug', '=', slug).where('w.publishedAt', 'is not', null).executeTakeFirst();
	if (!row) throw missing();
	return asWay(row);
}

/** The published ways, the latest first. */
export const publishedWays = async (on: On = db): Promise<Way[]> =>
	(await ways(on).where('w.publishedAt', 'is not', null).orderBy('w.publishedAt', 'desc').limit(100).execute()).map(
		asWay
	);

/** The ways of some organisations, or of all (null), the one that was changed last first. */
export async function allWays(organizations: readonly string[] | null, on: On = db): Promise<Way[]> {
	let query = ways(on).orderBy('w.updatedAt', 'desc').limit(500);
	if (organizations) query = query.where((row) => row('w.organization', '=', row.fn.any(row.val([...organizations]))));
	return (await query.execute()).map(asWay);
}

const ways = (on: On) =>
	within(on)
		.selectFrom('learning.way as w')
		.innerJoin('network.organizationCard as g', 'g.id', 'w.organization')
		.select(['w.id', 'w.slug', 'w.title', 'w.summary', 'w.fictional', 'w.publishedAt', 'w.deletedAt', 'w.updatedAt'])
		.select(['g.id as organizationId', 'g.slug as organizationSlug', 'g.name as organizationName']);

type Row = Awaited<ReturnType<ReturnType<typeof ways>['execute']>>[number];

const asWay = ({ organizationId, organizationSlug, organizationName, ...way }: Row): Way => ({
	...way,
	organization: { id: organizationId, slug: organizationSlug, name: organizationName }
});

const said = ({ title, summary }: { title: Words; summary: Words }) => ({
	title: JSON.stringify(title),
	summary: JSON.stringify(summary)
});

const set = (tx: Tx, id: string, to: { publishedAt?: Date | null; deletedAt?: Date | null }) =>
	within(tx)
		.updateTable('learning.way')
		.set({ ...to, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
