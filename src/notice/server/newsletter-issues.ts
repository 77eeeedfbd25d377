import { sql } from 'kysely';
import { upcoming } from '#agenda/server';
import { newsSince } from '#editorial/server';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { send } from '#kernel/server/jobs.ts';
import { post } from '#kernel/server/mail.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import { inAll, type Locale, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { GivenNewsletter, IssueBlock, Item } from '../newsletter.ts';
import { gather, markOfHub } from './newsletter-gather.ts';
import { forReader, type Rendered, render } from './newsletter-letter.ts';
import { active } from './newsletter-list.ts';
import { type On, within } from './newsletter-tables.ts';

const MOST_SEANCES = 60;
const NEWS_DAYS = 30;
/** So many of each begin a letter: nobody reads a hundred. */
const [NEWS_FIRST, SEANCES_FIRST] = [6, 12];

/** What a newsletter may tell of: the news since the last one (a month at most), the latest first, then what is on until a day. */
export async function candidates(until: Date): Promise<Candidate[]> {
	const now = new Date();
	const month = new Date(now.getTime() - NEWS_DAYS * 86_400_000);
	const last = await within(db)
		.selectFrom('notice.newsletter')
		.select((row) => row.fn.max('startedAt').as('at'))
		.executeTakeFirst();
	const [news, listings] = await Promise.all([
		ifOpen('news', () => newsSince(last?.at && last.at > month ? last.at : month, now), []),
		upcoming({ from: now, to: until, limit: MOST_SEANCES })
	]);
	return [
		...news.toReversed().map(({ id, title, publishedAt: at }) => ({ kind: 'news' as const, id, title, at })),
		...listings.map(({ occurrence: { id, startsAt: at }, offering: { title } }) => ({
			...{ kind: 'occurrence' as const, id, title, at }
		}))
	];
}

type Candidate = Item & Readonly<{ title: Words; at: Date }>;

/** What a new newsletter begins with: some words, the latest news, what is on next, and the way to all of it. */
export async function firstBlocks(intro: Words | null, until: Date): Promise<IssueBlock[]> {
	const all = await candidates(until);
	const items = (kind: Item['kind'], most: number): Item[] =>
		all
			.filter((one) => one.kind === kind)
			.slice(0, most)
			.map(({ id }) => ({ kind, id }));
	const [news, agenda] = [items('news', NEWS_FIRST), items('occurrence', SEANCES_FIRST)];
	const titled = (words: Words, held: readonly Item[]): IssueBlock[] =>
		held.length ? [{ kind: 'title', sectors: [], words }, ...held] : [];
	return [
		...(intro ? [{ kind: 'text', sectors: [], words: intro } as const] : []),
		...titled(inAll(m.editorial_news), news),
		...titled(inAll(m.web_agenda), agenda),
		...(agenda.length ? [{ kind: 'button', sectors: [], words: inAll(m.agenda_whole), url: '/agenda' } as const] : [])
	];
}

/** Begins a newsletter. @returns its id. */
export async function addNewsletter(tx: Tx, given: GivenNewsletter): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('notice.newsletter')
		.values({ id, ...columns(given), startedAt: null, finishedAt: null })
		.execute();
	return id;
}

/** Changes a newsletter that was not sent. @throws newsletter_started, or 404 */
export async function changeNewsletter(tx: Tx, id: string, given: GivenNewsletter): Promise<void> {
	await unsent(tx, id);
	await within(tx)
		.updateTable('notice.newsletter')
		.set({ ...columns(given), changedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

/** Throws a draft away. @throws newsletter_started, or 404 */
export async function dropNewsletter(tx: Tx, id: string): Promise<void> {
	await unsent(tx, id);
	await within(tx).deleteFrom('notice.newsletter').where('id', '=', id).execute();
}

/** Has a newsletter sent to everybody who gets it now, in the background. @throws newsletter_started, newsletter_nobody, or 404 */
export async function sendNewsletter(tx: Tx, id: string, by: Viewer): Promise<void> {
	await unsent(tx, id);
	const { count } = await active(tx)
		.select((row) => row.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	if (!count) throw refused('newsletter_nobody', {}, 422);
	await within(tx).updateTable('notice.newsletter').set({ startedAt: new Date() }).where('id', '=', id).execute();
	await record(tx, {
		verb: 'notice.newsletter_sent',
		actor: ref('person', by.id),
		object: ref('newsletter', id),
		source: 'desk',
		detail: { recipients: count }
	});
	await send(tx, 'notice.newsletter', { id });
}

/** A newsletter as all its readers of one language get it. @throws 404, newsletter_blank */
export async function letterOfIssue(id: string, locale: Locale): Promise<Rendered> {
	const { subject, blocks } = await newsletterById(id);
	const written = { subject, told: await gather(blocks), mark: await markOfHub() };
	const letter = await render(written, { locale, sectors: [] });
	if (!letter) throw refused('newsletter_blank', {}, 422);
	return forReader(letter, '#');
}

/** One letter of it to whoever writes it. @throws newsletter_no_address */
export async function testNewsletter(tx: Tx, letter: Rendered, to: Viewer, locale: Locale): Promise<void> {
	if (!to.email) throw refused('newsletter_no_address', {}, 422);
	await post(tx, { to: to.email, locale, person: to.id, words: 'people', ...letter });
}

/** One newsletter. @throws 404 */
export async function newsletterById(id: string, on: On = db) {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('notice.newsletter').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** All newsletters, the newest first, each with how many letters were written, left, failed, and who stopped after it. */
export const newsletters = (limit = 100) =>
	within(db)
		.selectFrom('notice.newsletter as n')
		.selectAll()
		.select([
			sql<number>`(select count(*) from notice.newsletter_delivery d where d.newsletter = n.id)`.as('written'),
			sql<number>`(select count(*) from notice.newsletter_delivery d join kernel.mail k on k.id = d.mail
				where d.newsletter = n.id and k.sent_at is not null)`.as('sent'),
			sql<number>`(select count(*) from notice.newsletter_delivery d join kernel.mail k on k.id = d.mail
				where d.newsletter = n.id and k.sent_at is null and k.failure is not null)`.as('failed'),
			sql<number>`(select count(*) from notice.newsletter_delivery d join notice.subscriber s on s.id = d.subscriber
				where d.newsletter = n.id and s.stopped_at >= n.started_at and not exists (
					select 1 from notice.newsletter_delivery later where later.subscriber = s.id and later.at > d.at))`.as(
				'stopped'
			)
		])
		.orderBy(sql`coalesce(n.started_at, 'infinity')`, 'desc')
		.orderBy('n.changedAt', 'desc')
		.limit(limit)
		.execute();

async function unsent(tx: Tx, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.selectFrom('notice.newsletter')
		.select('startedAt')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	if (row.startedAt) throw refused('newsletter_started');
}

const columns = ({ subject, until, blocks }: GivenNewsletter) => ({
	subject: JSON.stringify(subject),
	until,
	blocks: JSON.stringify(blocks)
});
