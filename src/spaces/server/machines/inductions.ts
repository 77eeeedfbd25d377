import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { On } from '../tables.ts';

/** What somebody must have learned before she uses a machine alone. */
export type Induction = Readonly<{
	id: string;
	name: Words;
	/** The activity of the agenda whose séances give it. */
	offering: string | null;
	/** How long it holds; null: for ever. */
	months: number | null;
	/** The slugs and names of the machines that ask for it. */
	machines: readonly Readonly<{ slug: string; name: Words }>[];
	/** How many persons have it now. */
	holders: number;
}>;

type Given = Pick<Induction, 'name' | 'offering' | 'months'>;

/** Adds an induction. @returns its id. */
export async function addInduction(tx: Tx, given: Given, by: By): Promise<string> {
	const id = newId();
	await sql`insert into spaces.induction (id, name, offering, months)
		values (${id}, ${JSON.stringify(given.name)}::jsonb, ${given.offering}, ${given.months})`.execute(tx);
	await told(tx, id, given, by);
	return id;
}

/** Says otherwise what gives an induction and how long it holds, from now on; who has it keeps it as it was given. @throws 404 */
export async function updateInduction(tx: Tx, id: string, given: Given, by: By): Promise<void> {
	await inductionById(id, tx);
	await sql`update spaces.induction set name = ${JSON.stringify(given.name)}::jsonb, offering = ${given.offering}, months = ${given.months} where id = ${id}`.execute(
		tx
	);
	await told(tx, id, given, by);
}

const told = (tx: Tx, id: string, { months, offering }: Given, by: By) =>
	record(tx, {
		...by,
		verb: 'spaces.induction_kept',
		object: ref('induction', id),
		detail: { months, seances: offering !== null }
	});

/** @throws 404 */
export async function inductionById(id: string, on: On = db): Promise<Induction> {
	const [found] = isId(id) ? await read(on, sql`i.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

/** All inductions, by name. */
export const inductions = (on: On = db): Promise<Induction[]> => read(on, sql`true`);

async function read(on: On, where: ReturnType<typeof sql>): Promise<Induction[]> {
	const { rows } = await sql<Induction>`
		select i.id, i.name, i.offering, i.months,
			coalesce((select json_agg(json_build_object('slug', s.slug, 'name', s.name) order by s.slug) from spaces.machine m join spaces.space s on s.id = m.space
				where m.induction = i.id and s.deleted_at is null), '[]') as machines,
			(select count(distinct person)::int from spaces.inducted d
				where d.induction = i.id and d.revoked_at is null and d.since <= now() and (d.until is null or d.until > now())) as holders
		from spaces.induction i where ${where} order by i.name ->> (i.name ->> 'source'), i.id`.execute(on);
	return rows;
}
