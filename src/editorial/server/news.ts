import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { nameForOthers } from '#kernel/identity/server/visibility.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { sayRich } from '#kernel/server/richtext.ts';
import type { Locale } from '#kernel/words.ts';
import type { GivenNews, NewsCard } from '../news.ts';
import { slugTaken } from './pages.ts';
import { type On, within } from './tables.ts';
import { tellChange } from './telling.ts';

type Window = Readonly<{ limit: number; offset?: number; sector?: string; now?: Date }>;

/** What is published by now, the newest first. */
export const latestNews = ({ limit, offset = 0, sector, now = new Date() }: Window): Promise<NewsCard[]> =>
	cards(db, now)
		.$if(Boolean(sector), (query) => query.where((row) => row(row.val(sector), '=', row.fn.any('sectors'))))
		.orderBy('publishedAt', 'desc')
		.orderBy('id')
		.limit(limit)
		.offset(offset)
		.$castTo<NewsCard>()
		.execute();

/** How much is published by now. */
export async function newsCount(now = new Date()): Promise<number> {
	const { count } = await cards(db, now)
		.clearSelect()
		.select((row) => row.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** What is published by now and was not before `since`, the oldest first; for whoever tells the news of a period. */
export const newsSince = (since: Date, now = new Date()): Promise<NewsCard[]> =>
	cards(db, now).where('publishedAt', '>=', since).orderBy('publishedAt').limit(50).$castTo<NewsCard>().execute();

/** Some pieces of news by id, those that are published by now. */
export const newsByIds = (ids: readonly string[], on: On = db): Promise<NewsCard[]> =>
	cards(on, new Date())
		.where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
		.$castTo<NewsCard>()
		.execute();

/** A published piece of news in a reader's language; its author only when the team shows her. @throws 404 */
export async function newsBySlug(slug: string, locale: Locale) {
	const row = await cards(db, new Date())
		.select(['body', 'author', 'authorShown', 'organization', 'changedAt'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!row) throw missing();
	const { body, author, authorShown, ...rest } = row;
	return { ...rest, body: sayRich(body, locale), author: authorShown && author ? await nameForOthers(author) : null };
}

const cards = (on: On, now: Date) =>
	within(on)
		.selectFrom('editorial.news')
		.select(['id', 'slug', 'title', 'summary', 'picture', 'sectors', 'fictional', 'publishedAt'])
		.where('publishedAt', '<=', now)
		.where('trashedAt', 'is', null);

/** Adds a piece of news. @returns its id. @throws editorial_slug_taken */
export async function addNews(tx: Tx, given: GivenNews, by: By, fictional = false): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('editorial.news')
		.values({ id, ...columns(given), author: by.actor?.id ?? null, fictional })
		.execute()
		.catch(slugTaken);
	await tellChange(tx, { object: ref('news', id), before: false, after: given.publishedAt !== null, fictional }, by);
	return id;
}

/** Changes a piece of news; what it was is kept, so that the change can be taken back; the same again is no change. @throws editorial_slug_taken, or 404 */
export async function changeNews(tx: Tx, id: string, given: GivenNews, by: By): Promise<void> {
	const before = await lock(tx, id);
	if (same(givenOf(before), givenOf(given))) return;
	await keepRevision(tx, ref('news', id), givenOf(before), by.actor);
	await write(tx, before, given, by);
}

/** Takes the latest change back. @throws kernel_nothing_to_undo */
export async function undoNews(tx: Tx, id: string, by: By): Promise<void> {
	const now = await lock(tx, id);
	const before = (await takeRevision(tx, ref('news', id))) as GivenNews & { publishedAt: string | null };
	await write(tx, now, { ...before, publishedAt: before.publishedAt ? new Date(before.publishedAt) : null }, by);
}

/** Puts a piece of news into the trash, out of which `restoreNews` takes it. @throws 404 */
export async function trashNews(tx: Tx, id: string, by: By): Promise<void> {
	if ((await lock(tx, id)).trashedAt) return;
	await within(tx).updateTable('editorial.news').set({ trashedAt: new Date() }).where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'editorial.trashed', object: ref('news', id), detail: {} });
}

export async function restoreNews(tx: Tx, id: string, by: By): Promise<void> {
	if (!(await lock(tx, id)).trashedAt) return;
	await within(tx).updateTable('editorial.news').set({ trashedAt: null }).where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'editorial.restored', object: ref('news', id), detail: {} });
}

/** One piece of news, whatever its state. @throws 404 */
export async function newsForm(id: string, on: On = db) {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('editorial.news').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

type Row = Awaited<ReturnType<typeof newsForm>>;

/** A piece of news that nobody else changes until the transaction ends. */
async function lock(tx: Tx, id: string): Promise<Row> {
	if (isId(id)) await within(tx).selectFrom('editorial.news').select('id').where('id', '=', id).forUpdate().execute();
	return newsForm(id, tx);
}

async function write(tx: Tx, before: Row, given: GivenNews, by: By): Promise<void> {
	const { id, publishedAt, fictional } = before;
	await within(tx)
		.updateTable('editorial.news')
		.set({ ...columns(given), changedAt: new Date() })
		.where('id', '=', id)
		.execute()
		.catch(slugTaken);
	const change = { before: publishedAt !== null, after: given.publishedAt !== null, fictional };
	await tellChange(tx, { object: ref('news', id), ...change }, by);
}

const columns = ({ title, summary, body, picture, sectors, ...plain }: GivenNews) => ({
	...plain,
	sectors: [...sectors],
	title: JSON.stringify(title),
	summary: JSON.stringify(summary),
	body: JSON.stringify(body),
	picture: picture && JSON.stringify(picture)
});

const givenOf = (row: GivenNews): GivenNews => {
	const { slug, title, summary, body, picture, sectors, organization, authorShown, publishedAt } = row;
	return { slug, title, summary, body, picture, sectors, organization, authorShown, publishedAt };
};
