import { sql } from 'kysely';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { stages } from '#venture';

type Whose = Readonly<{ keeper: string; adviser: string }>;

/**
 * Files of one keeper from one count to another, each with two holders, seven contacts (one of them an hour of support of its own), a plan with three goals of which one is met, two numbers and two steps. One in
 * ten is closed. Nothing is checked row by row.
 */
export const fillFiles = (from: number, to: number, whose: Whose): Promise<void> =>
	transaction(async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx);
		await files(tx, from, to, whose);
		await people(tx);
		await contacts(tx, whose);
		await plans(tx, whose);
		await sql`drop table made`.execute(tx);
	});

/** What autovacuum does within minutes. */
export const settleFiles = (tx: Tx): Promise<unknown> =>
	sql`analyze identity.person, venture.file, venture.holder, venture.contact, venture.contact_file, venture.plan, venture.goal, venture.number, venture.step`.execute(
		tx
	);

async function files(tx: Tx, from: number, to: number, { keeper, adviser }: Whose): Promise<void> {
	await sql`create temporary table made as select n, gen_random_uuid() as id from generate_series(${from}::int, ${to - 1}::int) n`.execute(
		tx
	);
	await sql`insert into venture.file (id, keeper, kind, name, sentence, stage, locality, needs, promises, adviser, opened_at, heard_at, closed_at, mailbox, fictional)
		select id, ${keeper}, case when n % 3 = 0 then 'company' else 'project' end, 'Projet ' || n || ' ' || substr(md5(n::text), 1, 8), 'Un jeu qui apprend à lire une carte, numéro ' || n || '.',
			(${[...stages]}::text[])[n % ${stages.length} + 1], 'Mons', 'Un premier client, et de quoi tenir six mois.', 'Une démonstration au printemps.',
			case when n % 4 = 0 then ${adviser}::uuid end, now() - n % 700 * interval '1 day', now() - n * 37 % 90 * interval '1 day', case when n % 10 = 9 then now() end, 'bench-' || n, true
		from made`.execute(tx);
}

async function people(tx: Tx): Promise<void> {
	await sql`create temporary table held as select id as file, n, k, gen_random_uuid() as person from made, generate_series(1, 2) k`.execute(
		tx
	);
	await sql`insert into identity.person (id, name, email, fictional) select person, 'Fondatrice ' || k || ' du projet ' || n, 'bench.' || k || '.' || n || '@example.org', true from held`.execute(
		tx
	);
	await sql`insert into venture.holder (id, file, person, asked_as, role, accepted_at) select gen_random_uuid(), file, person, 'Fondatrice ' || k, 'founder', now() from held`.execute(
		tx
	);
	await sql`drop table held`.execute(tx);
}

async function contacts(tx: Tx, { keeper, adviser }: Whose): Promise<void> {
	await sql`create temporary table noted as select id as file, n, k, gen_random_uuid() as contact from made, generate_series(1, 7) k`.execute(
		tx
	);
	await sql`insert into venture.contact (id, author, organization, kind, at, during, summary, shared_at)
		select contact, ${adviser}, ${keeper}, case when k = 1 then 'session' else 'letter' end, at, case when k = 1 then tstzrange(at, at + interval '1 hour') end,
			'Nous avons relu le plan et cherché un premier client, point ' || k || '.', at
		from (select *, date_trunc('hour', now()) - interval '3000 days' - (n * 3 + k) * interval '1 hour' as at from noted) t`.execute(
		tx
	);
	await sql`insert into venture.contact_file (contact, file, supports) select contact, file, (select c.during from venture.contact c where c.id = contact) from noted`.execute(
		tx
	);
	await sql`drop table noted`.execute(tx);
}

async function plans(tx: Tx, { adviser }: Whose): Promise<void> {
	await sql`insert into venture.plan (file, from_day, until_day, minutes, written_by) select id, current_date - 90, current_date + 90, 1200, ${adviser} from made`.execute(
		tx
	);
	await sql`insert into venture.goal (id, file, rank, words, due, met_at)
		select gen_random_uuid(), id, k, 'Rencontrer trois clients, point ' || k, current_date + (n * 7 + k * 30) % 180 - 60, case when k = 0 then now() end from made, generate_series(0, 2) k`.execute(
		tx
	);
	await sql`insert into venture.number (id, file, kind, as_of, value, given_by) select gen_random_uuid(), id, kind, current_date - 30, 200, ${adviser} from made, unnest(array['jobs', 'funds']) kind`.execute(
		tx
	);
	await sql`insert into venture.step (id, file, subject_kind, subject, title, at) select gen_random_uuid(), id, 'booking', gen_random_uuid(), 'Atelier ' || k, now() from made, generate_series(1, 2) k`.execute(
		tx
	);
}
