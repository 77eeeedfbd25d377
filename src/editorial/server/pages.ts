import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { plain } from '#kernel/fold.ts';
import { isId, newId } from '#kernel/id.ts';
import type { RichText } from '#kernel/richtext.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { richText, sayRich } from '#kernel/server/richtext.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { GivenPage, PageKind, StandingKind, Statement } from '../page.ts';
import { tellMenu } from './menu.ts';
import { standingStatement, standingText, standingWords } from './standing.ts';
import { type On, within } from './tables.ts';
import { tellChange } from './telling.ts';

/** A page as a reader gets it, in one language each for title and text. */
export type Page = Readonly<{
	id: string;
	kind: PageKind;
	slug: string;
	title: Readonly<{ text: string; lang: Locale }>;
	body: Readonly<{ text: RichText; lang: Locale }>;
	statement: Statement | null;
	changedAt: Date | null;
}>;

/** A published page. @throws 404 when there is none of this slug. */
export async function pageBySlug(slug: string, locale: Locale): Promise<Page> {
	const row = await published().where('slug', '=', slug).executeTakeFirst();
	if (!row) throw missing();
	return { ...(await said(row, locale)), statement: statementOf(row) };
}

async function said({ id, kind, slug, title, body, changedAt }: Row, locale: Locale) {
	const its = { id, kind, slug, changedAt };
	if (title && body) return { ...its, title: say(title, locale), body: sayRich(body, locale) };
	const text = standingText(kind as StandingKind, await hub(), locale);
	return {
		...its,
		title: { text: text.title, lang: locale },
		body: { text: richText(text.body, locale), lang: locale }
	};
}

const statementOf = ({ kind, statement }: Row): Statement | null =>
	kind === 'accessibility' ? (statement ?? standingStatement) : null;

/** Every published page's slug and kind, for the map of the site. */
export const publishedPages = () => published().select(['slug', 'kind', 'changedAt']).orderBy('slug').execute();

const published = () =>
	within(db)
		.selectFrom('editorial.page')
		.selectAll()
		.where('publishedAt', 'is not', null)
		.where('trashedAt', 'is', null);

type Row = Awaited<ReturnType<typeof rowOf>>;

/** One page for the form, with the text of the program where the team has not written its own. @throws 404 */
export async function pageForm(id: string) {
	const row = await rowOf(id);
	const words =
		row.title && row.body ? { title: row.title, body: row.body } : standingWords(row.kind as StandingKind, await hub());
	return { ...row, words, own: row.title !== null, statement: statementOf(row) };
}

/** Adds a page. @returns its id. @throws editorial_slug_taken */
export async function addPage(tx: Tx, { slug, words, published }: GivenPage, by: By): Promise<string> {
	if (!words) throw refused('editorial_title_missing', {}, 422);
	const id = newId();
	await within(tx)
		.insertInto('editorial.page')
		.values({
			id,
			slug,
			title: JSON.stringify(words.title),
			body: JSON.stringify(words.body),
			changedAt: new Date(),
			publishedAt: published ? new Date() : null
		})
		.execute()
		.catch(slugTaken);
	await tellChange(tx, { object: ref('page', id), before: false, after: published }, by);
	await tellMenu(tx);
	return id;
}

/** Changes a page; what it was is kept, so that the change can be taken back; the same again is no change. @throws editorial_slug_taken, or 404 */
export async function changePage(tx: Tx, id: string, given: GivenPage, by: By): Promise<void> {
	const before = await lock(tx, id);
	if (same(givenOf(before), { ...given, slug: before.kind === 'free' ? given.slug : before.slug })) return;
	await keepRevision(tx, ref('page', id), givenOf(before), by.actor);
	await write(tx, before, given, by);
	await tellMenu(tx);
}

/** Takes the latest change of a page back. @throws kernel_nothing_to_undo */
export async function undoPage(tx: Tx, id: string, by: By): Promise<void> {
	const now = await lock(tx, id);
	const before = (await takeRevision(tx, ref('page', id))) as GivenPage;
	await write(tx, now, before, by);
	await tellMenu(tx);
}

/** Puts a free page into the trash, out of which `restorePage` takes it. Standing pages cannot go. */
export async function trashPage(tx: Tx, id: string, by: By): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('editorial.page')
		.set({ trashedAt: new Date() })
		.where('id', '=', asId(id))
		.where('kind', '=', 'free')
		.where('trashedAt', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
	await record(tx, { ...by, verb: 'editorial.trashed', object: ref('page', id), detail: {} });
	await tellMenu(tx);
}

export async function restorePage(tx: Tx, id: string, by: By): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('editorial.page')
		.set({ trashedAt: null })
		.where('id', '=', asId(id))
		.where('trashedAt', 'is not', null)
		.executeTakeFirst();
	if (!numUpdatedRows) return;
	await record(tx, { ...by, verb: 'editorial.restored', object: ref('page', id), detail: {} });
	await tellMenu(tx);
}

/** The pages for the team, by title; `state` is trash, draft or published, '' for all that is not in the trash. */
export async function allPages({ q, state }: Readonly<{ q: string; state: string }>, locale: Locale, on: On = db) {
	const rows = await within(on)
		.selectFrom('editorial.page')
		.selectAll()
		.where('trashedAt', state === 'trash' ? 'is not' : 'is', null)
		.$if(state === 'draft', (query) => query.where('publishedAt', 'is', null))
		.$if(state === 'published', (query) => query.where('publishedAt', 'is not', null))
		.execute();
	const its = await hub();
	return rows
		.map((row) => ({
			...row,
			name: row.title ? say(row.title, locale).text : standingText(row.kind as StandingKind, its, locale).title,
			own: row.title !== null
		}))
		.filter(({ name, slug }) => !q || plain(`${name} ${slug}`).includes(plain(q)))
		.toSorted((a, b) => a.name.localeCompare(b.name, locale));
}

async function write(tx: Tx, { id, kind, slug, publishedAt }: Row, given: GivenPage, by: By): Promise<void> {
	if (kind === 'free' && !given.words) throw refused('editorial_title_missing', {}, 422);
	await within(tx)
		.updateTable('editorial.page')
		.set({
			slug: kind === 'free' ? given.slug : slug,
			title: given.words && JSON.stringify(given.words.title),
			body: given.words && JSON.stringify(given.words.body),
			statement: given.statement && JSON.stringify(given.statement),
			changedAt: new Date(),
			publishedAt: given.published ? (publishedAt ?? new Date()) : null
		})
		.where('id', '=', id)
		.execute()
		.catch(slugTaken);
	await tellChange(tx, { object: ref('page', id), before: publishedAt !== null, after: given.published }, by);
}

const givenOf = ({ slug, title, body, statement, publishedAt }: Row): GivenPage => ({
	slug,
	words: title && body ? { title, body } : null,
	statement,
	published: publishedAt !== null
});

async function rowOf(id: string, on: On = db) {
	const row = await within(on).selectFrom('editorial.page').selectAll().where('id', '=', asId(id)).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** A page that nobody else changes until the transaction ends. */
async function lock(tx: Tx, id: string) {
	await within(tx).selectFrom('editorial.page').select('id').where('id', '=', asId(id)).forUpdate().execute();
	return rowOf(id, tx);
}

function asId(id: string): string {
	if (!isId(id)) throw missing();
	return id;
}

/** @throws editorial_slug_taken where it is one at this moment, else what it was. */
export const slugTaken = (error: unknown): never => orTaken(refused('editorial_slug_taken', {}, 422))(error);
