import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import type { DeliveryState } from '../endpoint.ts';
import { endpointFor } from './endpoints.ts';
import { type On, within } from './tables.ts';

/** What one endpoint is told of one fact: sent until it has arrived, always under the same id. */
export type Delivery = Readonly<{
	id: string;
	endpoint: string;
	/** Of the fact in the log. */
	position: number;
	/** What was announced: `proposals`. */
	kind: string;
	verb: string;
	objectKind: string;
	object: string;
	/** Below `/api/v1`; empty where there is nothing to read any more. */
	path: string;
	happenedAt: Date;
	state: DeliveryState;
	tries: number;
	nextAt: Date;
}>;

/** The type of a message that only tries whether it arrives. */
export const TEST = 'programs.test';

/** Has a message sent that tells nothing but that it arrives. @throws 404, 429: an address may be somebody else's */
export async function testEndpoint(tx: Tx, endpoint: string, person: string, at = new Date()): Promise<void> {
	await endpointFor(person, endpoint, tx);
	await limit('booking', `webhooks ${person}`);
	await within(tx)
		.insertInto('programs.delivery')
		.values({
			...{ id: newId(), endpoint, position: 0, kind: 'test', verb: TEST },
			...{ objectKind: 'endpoint', object: endpoint, path: '/openapi.json' },
			...{ happenedAt: at, nextAt: at, madeAt: at }
		})
		.execute();
}

/** Sends something again, under the same id, whatever had become of it. @throws 404, 429 */
export async function sendAgain(
	tx: Tx,
	{ endpoint, delivery }: Readonly<{ endpoint: string; delivery: string }>,
	person: string,
	at = new Date()
): Promise<void> {
	await endpointFor(person, endpoint, tx);
	await limit('booking', `webhooks ${person}`);
	const again = isId(delivery)
		? await within(tx)
				.updateTable('programs.delivery')
				.set({ state: 'waiting', tries: 0, nextAt: at })
				.where('id', '=', delivery)
				.where('endpoint', '=', endpoint)
				.returning('id')
				.executeTakeFirst()
		: undefined;
	if (!again) throw missing();
}

type Attempt = Readonly<{
	at: string;
	milliseconds: number;
	status: number | null;
	failure: string | null;
	excerpt: string | null;
}>;

/** What an endpoint was told, the latest first, each with its attempts; and how much in all. @throws 404 */
export async function deliveriesOf(
	endpoint: string,
	person: string,
	{ limit, offset }: Readonly<{ limit: number; offset: number }>,
	on: On = db
) {
	await endpointFor(person, endpoint, on);
	const { rows } = await sql<Delivery & { attempts: Attempt[]; total: number }>`
		select d.id, d.endpoint, d.position, d.kind, d.verb, d.object_kind, d.object, d.path, d.happened_at, d.state, d.tries, d.next_at,
			count(*) over ()::int as total,
			coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'milliseconds', a.milliseconds, 'status', a.status, 'failure', a.failure,
				'excerpt', a.excerpt) order by a.at desc) from programs.attempt a where a.delivery = d.id), '[]') as attempts
		from programs.delivery d where d.endpoint = ${endpoint} order by d.made_at desc, d.position desc, d.id desc
		limit ${limit} offset ${offset}`.execute(on);
	return { deliveries: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Thirty days later nothing says any more what was sent, nor what was answered. */
export async function forgetDeliveries(now = new Date()): Promise<void> {
	const before = new Date(now.getTime() - 30 * 86_400_000);
	await sql`delete from programs.attempt where at < ${before}`.execute(db);
	await sql`delete from programs.delivery where made_at < ${before}`.execute(db);
}
