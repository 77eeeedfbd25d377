import { type RawBuilder, sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { liveWithFirms } from '../../../claims/support/by-hand/firms.ts';
import { byHand, drawing, OPERATIONS, settleFirms, settleHub } from '../../../claims/support/by-hand/world.ts';
import { fill } from '../../../tests/support/filled.ts';

/** How many facts of the log stand behind a presence: a booking, its confirmation, what was told, who came, what was written about it. */
export const FACTS = 10;
const SEANCE = 40;
const VISITS = 8;
const SIZE = { companies: 120, doubles: 40, participations: 0, calls: 300 };

/** Settles the firms of a year: what is few in a hub however many come to its séances. */
export async function settle(): Promise<void> {
	const draws = drawing(23);
	const hub = await settleHub();
	await liveWithFirms(await settleFirms(SIZE, hub.team), SIZE, draws, hub);
}

/** Adds presences, and the facts behind them, from the one number to the other: séances of forty on a thousand days, half of them trainings, of two operations or none. */
export async function fillUp(from: number, until: number): Promise<void> {
	await byHand(async (tx) => {
		// what looks at each row that is written would take longer than all that is measured
		await sql`set local session_replication_role = replica`.execute(tx);
		await seances(tx, from, until);
		await presences(tx, from, until);
		await facts(tx, from, until);
	});
	await sql`vacuum analyze`.execute(db);
}

async function seances(tx: Tx, from: number, until: number): Promise<void> {
	const offerings: unknown[] = [];
	for (let at = 0; at < 12; at++) {
		const its = { area: at % 2 ? 'learning' : 'agenda', operation: [...OPERATIONS, null][at % 3] };
		offerings.push((await fill(tx, 'agenda.offering', { kind: 'training', ...its })).id);
	}
	const pool = (await fill(tx, 'participation.pool')).id;
	await sql`insert into agenda.occurrence (id, offering, starts_at, ends_at, time_zone, status, pool)
		select ${id('b')}, (${offerings}::uuid[])[1 + n % 12], day + interval '10 hours', day + interval '12 hours', 'Europe/Brussels', 'scheduled', ${pool}
		from ${numbers(from / SEANCE, until / SEANCE)}, lateral (select timestamptz '2025-01-02Z' + make_interval(days => (n % 1000)::int) as day) d`.execute(
		tx
	);
}

async function presences(tx: Tx, from: number, until: number): Promise<void> {
	await sql`insert into identity.person (id, name, locale, fictional, named, created_at, birth_year)
		select ${id('a')}, 'Inventée', 'fr', true, true, '2025-01-01Z', 1940 + n % 70 from ${numbers(from / VISITS, until / VISITS)}`.execute(
		tx
	);
	await sql`insert into participation.booking (id, kind, subject_kind, subject, locale, idempotency_key, token_hash, source)
		select ${id('c')}, 'rsvp', 'occurrence', ${id('b', sql`n / ${SEANCE}::bigint`)}, 'fr', n::text, decode(lpad(to_hex(n), 16, '0'), 'hex'), 'web' from ${numbers(from, until)}`.execute(
		tx
	);
	await sql`insert into participation.seat (id, booking, holder, state, ticket)
		select ${id('d')}, ${id('c')}, ${id('a', sql`n % ${until / VISITS}::bigint`)}, 'fulfilled', n::text from ${numbers(from, until)}`.execute(
		tx
	);
}

async function facts(tx: Tx, from: number, until: number): Promise<void> {
	const all = numbers(from * FACTS, until * FACTS);
	await sql`insert into kernel.activity (id, verb, object_kind, object, at, source)
		select ${id('e')}, 'participation.attended', 'seat', ${id('d', sql`n / ${FACTS}::bigint`)}, '2025-01-02 10:00Z', 'web' from ${all}`.execute(
		tx
	);
	await sql`insert into kernel.activity_order (position, activity) select n + 1, ${id('e')} from ${all}`.execute(tx);
}

let more = 0;
/** How many were added one by one. */
export const added = (): number => more;

/** Somebody more was at the first séance, and the log tells it. */
export const oneMore = (): Promise<void> =>
	byHand(async (tx) => {
		const seat = id('f', sql`${++more}::bigint`);
		await sql`insert into participation.seat (id, booking, holder, state, ticket)
			values (${seat}, ${id('c', sql`0::bigint`)}, ${id('a', sql`0::bigint`)}, 'fulfilled', ${`more ${more}`})`.execute(
			tx
		);
		await sql`insert into kernel.activity (id, verb, object_kind, object, at, source)
			values (${seat}, 'participation.attended', 'seat', ${seat}, now(), 'web')`.execute(tx);
	});

const numbers = (from: number, until: number) =>
	sql`generate_series(${Math.floor(from)}::bigint, ${Math.floor(until) - 1}::bigint) n`;

/** The id of the nth of a kind: in order, as they are in a hub that has grown. */
const id = (kind: string, n: RawBuilder<unknown> = sql`n`) =>
	sql`('0000000${sql.raw(kind)}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
