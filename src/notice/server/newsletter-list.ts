import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { withdrawConsent } from '#kernel/identity/server/consents.ts';
import { personByEmail, personById } from '#kernel/identity/server/persons.ts';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { SubscriberState } from '../newsletter.ts';
import { stopAddress } from './newsletter-subscribers.ts';
import { type On, within } from './newsletter-tables.ts';

/** After so many newsletters that an address refused for good, it gets none until it asks again. */
const REFUSALS = 3;

const state = sql<SubscriberState>`case when stopped_at is not null then 'stopped' when confirmed_at is null then 'pending'
	when paused_at is not null then 'paused' else 'active' end`;

export type SubscriberQuery = Readonly<{ q: string; state: string; limit: number; offset: number }>;

/** The addresses for the team, the latest first. */
export async function subscribers({ limit, offset, ...asked }: SubscriberQuery) {
	const [rows, { count }] = await Promise.all([
		inOrder(asked, db).limit(limit).offset(offset).execute(),
		narrowed(asked, db)
			.select((row) => row.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow()
	]);
	return { rows, total: count };
}

type Every = Omit<SubscriberQuery, 'limit' | 'offset'>;

/** All of them, some at a time. */
export const subscribersInPortions = (asked: Every, tx: Tx) => portionsOf<Subscriber>(tx, inOrder(asked, tx));

type Subscriber = Awaited<ReturnType<typeof subscribers>>['rows'][number];

const inOrder = (asked: Every, on: On) =>
	narrowed(asked, on)
		.select(['id', 'email', 'locale', 'source', 'askedAt', 'confirmedAt', 'stoppedAt'])
		.select(state.as('state'))
		.orderBy('askedAt', 'desc')
		.orderBy('id');

const narrowed = ({ q, state: wanted }: Every, on: On) =>
	within(on)
		.selectFrom('notice.subscriber')
		.where('email', 'like', '%@%')
		.$if(Boolean(q), (query) => query.where('email', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`))
		.$if(Boolean(wanted), (query) => query.where(state, '=', wanted as SubscriberState));

/** How many addresses get the newsletter, by language. */
export async function readers(): Promise<{ locale: string; count: number }[]> {
	return active(db)
		.select((row) => ['locale', row.fn.countAll<number>().as('count')])
		.groupBy('locale')
		.orderBy('locale')
		.execute();
}

/** Who gets a newsletter. */
export const active = (on: On) =>
	within(on)
		.selectFrom('notice.subscriber')
		.where('confirmedAt', 'is not', null)
		.where('stoppedAt', 'is', null)
		.where('pausedAt', 'is', null);

/** @throws 404 for a subscriber that is not there. */
export async function addressOf(tx: Tx, id: string): Promise<string> {
	if (!isId(id)) throw missing();
	const row = await within(tx).selectFrom('notice.subscriber').select('email').where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row.email;
}

/** Takes an address from the list for whoever asked the team to. @throws 404 */
export async function removeSubscriber(tx: Tx, id: string): Promise<void> {
	const email = await addressOf(tx, id);
	await stopAddress(tx, email, 'desk', 'desk');
	const person = await personByEmail(tx, email);
	if (person) await withdrawConsent(tx, { person: person.id, purpose: 'newsletter', source: 'desk' });
	await forget(tx, email);
}

/** Pauses the addresses that mail servers refused for good (a 5xx answer, RFC 5321) in the last three newsletters since they were confirmed. */
export async function pauseRefused(tx: Tx): Promise<number> {
	const { numAffectedRows } = await sql`
		update notice.subscriber s set paused_at = now() where s.paused_at is null and s.stopped_at is null and ${REFUSALS} <= (
			select count(*) filter (where k.sent_at is null and k.failure ~ '\\m5[0-9][0-9]\\M') from (
				select mail from notice.newsletter_delivery where subscriber = s.id and at > s.confirmed_at
				order by at desc limit ${sql.lit(REFUSALS)}
			) d join kernel.mail k on k.id = d.mail)`.execute(tx);
	return Number(numAffectedRows ?? 0);
}

/** What is known of a person's address, for her to see. */
export async function subscriptionOf(person: string) {
	const email = (await personById(person))?.email ?? null;
	return within(db)
		.selectFrom('notice.subscriber')
		.select(['email', 'locale', 'source', 'askedAt', 'confirmedAt', 'stoppedAt', 'pausedAt', 'sectors'])
		.where('email', '=', email?.toLowerCase() ?? null)
		.execute();
}

/** Part of erasing a person: her address goes, the line stays for the counts. */
export async function forgetSubscriber(tx: Tx, person: string): Promise<void> {
	const email = (await personById(person, tx))?.email;
	if (email) await forget(tx, email);
}

const forget = (tx: Tx, email: string) =>
	within(tx)
		.updateTable('notice.subscriber')
		.set((row) => ({
			email: row.cast<string>('id', 'text'),
			stoppedAt: row.fn.coalesce('stoppedAt', sql<Date>`now()`),
			tokenHash: null,
			sectors: []
		}))
		.where('email', '=', email.toLowerCase())
		.execute();
