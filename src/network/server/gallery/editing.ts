import { missing } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';
import { keepRevision, revisionsOf, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { type NewCredit, NewWork } from '../../gallery/work.ts';
import { checkSectors } from '../sectors.ts';
import type { On } from '../tables.ts';
import { creditsOf, keepCredits } from './credits.ts';
import { within } from './tables.ts';

/** A work as its editors see it: whole, with where it stands. `changes`: how many can be taken back. */
export type WorkDraft = NewWork &
	Readonly<{
		id: string;
		slug: string;
		credits: readonly NewCredit[];
		publishedAt: Date | null;
		deletedAt: Date | null;
		updatedAt: Date;
		changes: number;
	}>;

const columns = [
	'kind',
	'title',
	'summary',
	'body',
	'year',
	'url',
	'organization',
	'sectors',
	'pictures',
	'fictional'
] as const;

/** A work, published or not. @throws 404 when there is none. */
export async function workDraft(id: string, on: On = db): Promise<WorkDraft> {
	const row = isId(id)
		? await within(on)
				.selectFrom('network.work')
				.select(columns)
				.select(['id', 'slug', 'publishedAt', 'deletedAt', 'updatedAt'])
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	const [credits, changes] = await Promise.all([creditsOf(id, on), revisionsOf(workRef(id), 50, on)]);
	return { ...row, credits, changes: changes.length };
}

/** Adds a work as a draft, seen by nobody but its editors. @returns its id. @throws network_sector_unknown. */
export async function addWork(tx: Tx, given: NewWork, credits: readonly NewCredit[]): Promise<string> {
	await checkSectors(tx, given.sectors);
	const id = newId();
	const slug = await freeSlugIn('network.work', slugOf(given.title) || 'oeuvre', tx);
	await within(tx)
		.insertInto('network.work')
		.values({ ...columnsOf(given), id, slug })
		.execute();
	await keepCredits(tx, id, credits);
	return id;
}

/** Changes a work; what it was is kept, but for its credits, which name persons. @throws 404, network_sector_unknown. */
export async function changeWork(
	tx: Tx,
	id: string,
	given: NewWork,
	credits: readonly NewCredit[],
	by: By
): Promise<void> {
	const { shown, ...before } = await held(tx, id);
	await checkSectors(tx, given.sectors);
	const changes = !same(before.work, NewWork.parse(given));
	const credited = !same(await creditsOf(id, tx), credits);
	if (changes) await keepRevision(tx, workRef(id), before.work, by.actor?.id ?? null);
	if (changes) await write(tx, id, given);
	if (credited) await keepCredits(tx, id, credits);
	if (shown && (changes || credited)) await tellChange(tx, id, by);
}

/** Takes the last change of a work back. @returns whether there was one. */
export async function undoWork(tx: Tx, id: string, by: By): Promise<boolean> {
	const { shown } = await held(tx, id);
	const before = await takeRevision(tx, workRef(id));
	if (!before) return false;
	await write(tx, id, NewWork.parse(before));
	if (shown) await tellChange(tx, id, by);
	return true;
}

/** Shows a work to everybody; the fact `network.work_published` tells it. Nothing happens when it is shown already. */
export async function publishWork(tx: Tx, id: string, by: By): Promise<void> {
	const shown = await within(tx)
		.updateTable('network.work')
		.set({ publishedAt: by.at ?? new Date(), updatedAt: new Date() })
		.where('id', '=', id)
		.where('publishedAt', 'is', null)
		.returning(['kind', 'fictional', 'organization'])
		.executeTakeFirst();
	if (!shown) return;
	const { kind, fictional, organization } = shown;
	const context = organization ? ref('organization', organization) : null;
	await record(tx, {
		...by,
		verb: 'network.work_published',
		object: workRef(id),
		context,
		detail: { kind, fictional }
	});
}

/** Makes a work a draft again. */
export async function withdrawWork(tx: Tx, id: string, by: By): Promise<void> {
	const hidden = await within(tx)
		.updateTable('network.work')
		.set({ publishedAt: null, updatedAt: new Date() })
		.where('id', '=', id)
		.where('publishedAt', 'is not', null)
		.executeTakeFirst();
	if (hidden.numUpdatedRows)
		await record(tx, { ...by, verb: 'network.work_withdrawn', object: workRef(id), detail: {} });
}

/**
 * Forgets a work that nobody was shown, with what it was before its changes: what it says must not stay. One that is published stays.
 * @returns the pictures that are forgotten with it, whose bytes can be dropped once that is kept; null when it stays.
 */
export async function forgetDraft(tx: Tx, id: string): Promise<string[] | null> {
	const gone = await within(tx)
		.deleteFrom('network.work')
		.where('id', '=', id)
		.where('publishedAt', 'is', null)
		.returning('pictures')
		.executeTakeFirst();
	if (!gone) return null;
	while (await takeRevision(tx, workRef(id)));
	const forgotten: string[] = [];
	for (const { hash } of gone.pictures) if (await forgetPicture(tx, hash)) forgotten.push(hash);
	return forgotten;
}

/** Puts a work into the trash, or takes it out again, as published as it was. */
export async function trashWork(tx: Tx, id: string, trashed: boolean, by: By): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('network.work')
		.set({ deletedAt: trashed ? new Date() : null, updatedAt: new Date() })
		.where('id', '=', id)
		.where('deletedAt', trashed ? 'is' : 'is not', null)
		.executeTakeFirst();
	const verb = trashed ? 'network.work_trashed' : 'network.work_restored';
	if (numUpdatedRows) await record(tx, { ...by, verb, object: workRef(id), detail: {} });
}

const workRef = (id: string): Ref => ref('work', id);

const tellChange = (tx: Tx, id: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'network.work_changed', object: workRef(id), detail: {} });

/** A work that nobody else changes until the transaction ends, and whether people see it. @throws 404 */
async function held(tx: Tx, id: string): Promise<{ work: NewWork; shown: boolean }> {
	const row = await within(tx)
		.selectFrom('network.work')
		.select(columns)
		.select(['publishedAt', 'deletedAt'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	const { publishedAt, deletedAt, ...work } = row;
	return { work: NewWork.parse(work), shown: publishedAt !== null && deletedAt === null };
}

const write = (tx: Tx, id: string, given: NewWork) =>
	within(tx)
		.updateTable('network.work')
		.set({ ...columnsOf(given), updatedAt: new Date() })
		.where('id', '=', id)
		.execute();

function columnsOf({ title, summary, body, pictures, ...given }: NewWork) {
	const json = { title: JSON.stringify(title), summary: JSON.stringify(summary), pictures: JSON.stringify(pictures) };
	return { ...given, ...json, body: body && JSON.stringify(body) };
}
