import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** So many in a séance, but for the first, which has a twentieth of all. */
const EACH = 240;

/**
 * Registrations of people who come four times each, over séances of the demonstration's activities a day apart, five in six of them past. One in five is for two seats; who has been there was let in,
 * and some were not; of those to come every third is full and has a waiting list. @returns the séance that has the most
 */
export async function fillSeances(tx: Tx, count: number): Promise<{ offering: string; occurrence: string }> {
	await sql`set local session_replication_role = replica`.execute(tx);
	await people(tx, Math.ceil(count / 4));
	await seances(tx, Math.max(3, Math.ceil(count / EACH)));
	await bookings(tx, count);
	await answers(tx);
	await seats(tx);
	await presences(tx);
	await pools(tx);
	const { rows } = await sql<{
		offering: string;
		id: string;
	}>`select offering, id from crowd_seance where n = 0`.execute(tx);
	const [{ offering, id } = { offering: '', id: '' }] = rows;
	return { offering, occurrence: id };
}

async function people(tx: Tx, count: number): Promise<void> {
	await sql`create temporary table crowd_person on commit drop as
		select n, gen_random_uuid() as id, (array['Camille', 'Élodie', 'Noé', 'Amadou', 'Liv', 'Aino', 'Joris', 'Zoé'])[n % 8 + 1] || ' '
			|| (array['Terril', 'Pixel', 'Canal', 'Lumière', 'Passerelle', 'Beffroi', 'Quai'])[n / 8 % 7 + 1] || ' ' || n as name,
			'foule.' || n || '@exemple.invalid' as email, (array['fr', 'fr', 'fr', 'nl', 'en', 'fi'])[n % 6 + 1] as locale
		from generate_series(0, ${count - 1}::int) n`.execute(tx);
	await sql`insert into identity.person (id, name, email, locale, fictional) select id, name, email, locale, true from crowd_person`.execute(
		tx
	);
	await sql`create unique index on crowd_person (n)`.execute(tx);
}

async function seances(tx: Tx, count: number): Promise<void> {
	await sql`create temporary table crowd_seance on commit drop as
		with open as (
			select f.id as offering, row_number() over (order by f.slug) - 1 as at, count(*) over () as all, place.id as place
			from agenda.offering f cross join lateral (select o.place as id from agenda.occurrence o where o.offering = f.id and o.place is not null limit 1) place
			where f.published_at is not null and f.registration = 'open' and not f.approval
		)
		select n, gen_random_uuid() as id, gen_random_uuid() as pool, offering, place, n % 6 = 0 as coming,
			date_trunc('day', now()) + interval '17 hours' + case when n % 6 = 0 then n / 6 + 2 else -n end * interval '1 day' as starts_at
		from generate_series(0, ${count - 1}::int) n join open on at = n % open.all`.execute(tx);
	await sql`insert into participation.pool (id, capacity, waiting, offer_minutes, closes_at, opened_at)
		select pool, null, true, 1440, starts_at, starts_at - interval '60 days' from crowd_seance`.execute(tx);
	await sql`insert into agenda.occurrence (id, offering, starts_at, ends_at, time_zone, place, pool)
		select id, offering, starts_at, starts_at + interval '2 hours', 'Europe/Brussels', place, pool from crowd_seance`.execute(
		tx
	);
}

/** A twentieth is of the first séance, the others take turns. */
async function bookings(tx: Tx, count: number): Promise<void> {
	await sql`create temporary table crowd_booking on commit drop as
		select b.n, gen_random_uuid() as id, s.id as subject, s.offering, s.pool, s.starts_at, s.coming, s.n % 18 = 6 as full,
			p.id as person, p.name, p.email, p.locale
		from (
			select n, case when n % 20 = 0 then 0 else n % ((select count(*) from crowd_seance) - 1) + 1 end as seance, n % (select count(*) from crowd_person) as person
			from generate_series(0, ${count - 1}::int) n
		) b join crowd_seance s on s.n = b.seance join crowd_person p on p.n = b.person`.execute(tx);
	await sql`insert into participation.booking (id, kind, subject_kind, subject, party, contact_name, contact_email, locale, idempotency_key, token_hash, source, created_at)
		select id, 'rsvp', 'occurrence', subject, person, name, email, locale, id::text, sha256(id::text::bytea), 'demo',
			least(now(), starts_at - n % 30 * interval '1 day') - n % 1440 * interval '1 minute' from crowd_booking`.execute(
		tx
	);
}

const answers = (tx: Tx) =>
	sql`insert into agenda.answer (booking, question, value)
		select b.id, q.id, case when jsonb_array_length(q.options) > 0 then array[q.options -> (b.n % jsonb_array_length(q.options))::int ->> 'fr'] else array['Une phrase de ' || b.name] end
		from crowd_booking b join agenda.question q on q.offering = b.offering and q.trashed_at is null where b.n % 2 = 0`.execute(
		tx
	);

async function seats(tx: Tx): Promise<void> {
	await sql`create temporary table crowd_seat on commit drop as
		select gen_random_uuid() as id, b.id as booking, b.pool, b.starts_at, k, b.person, b.name, case
			when b.n % 12 = 11 then 'cancelled' when not b.coming then case when b.n % 10 = 9 then 'no_show' else 'fulfilled' end
			when b.full and b.n % 13 = 12 then 'waitlisted' else 'confirmed' end as state
		from crowd_booking b cross join lateral generate_series(1, case when b.n % 5 = 0 then 2 else 1 end) k`.execute(tx);
	await sql`insert into participation.seat (id, booking, holder, holder_name, state, ticket, state_at)
		select id, booking, case when k = 1 then person end, case when k > 1 then 'Avec ' || name end, state,
			upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)), least(now(), starts_at) from crowd_seat`.execute(
		tx
	);
	await sql`insert into participation.seat_pool (seat, pool, queue)
		select id, pool, case when state = 'waitlisted' then nextval('participation.queue') end from crowd_seat where state <> 'cancelled'`.execute(
		tx
	);
}

const presences = (tx: Tx) =>
	sql`insert into participation.presence (id, seat, at, kind, source, nonce)
		select gen_random_uuid(), id, starts_at, 'in', 'demo', gen_random_uuid() from crowd_seat where state = 'fulfilled'`.execute(
		tx
	);

/** The pools as they would have been kept. */
const pools = (tx: Tx) =>
	sql`update participation.pool p set taken = held.taken, queued = held.queued, capacity = case when held.queued > 0 then held.taken end,
			closed_at = case when p.closes_at < now() then p.closes_at end
		from (
			select pool, count(*) filter (where state in ('confirmed', 'fulfilled', 'no_show')) as taken, count(*) filter (where state = 'waitlisted') as queued
			from crowd_seat group by pool
		) held where held.pool = p.id`.execute(tx);
