import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewPlan } from '../../plans/plan.schema.ts';
import type { Plan } from '../../plans/plan.ts';
import type { Tariff } from '../../plans/statement.ts';
import { spaceById } from '../reading.ts';
import type { On } from '../tables.ts';

/** The plans, those that are offered first. */
export async function plans(on: On = db): Promise<Plan[]> {
	const { rows } = await sql<Plan>`select id, name, terms, retired_at from spaces.plan
		order by retired_at is not null, array_position(array['day_pass','tickets','month','resident'], terms ->> 'kind'), created_at, id`.execute(
		on
	);
	return rows;
}

/** @throws 404 */
export async function planById(id: string, on: On = db): Promise<Plan> {
	const found = isId(id) ? (await plans(on)).find((plan) => plan.id === id) : undefined;
	if (!found) throw missing();
	return found;
}

/** Adds a plan, or writes one anew: contracts keep the terms that were agreed. @returns its id. @throws 404 */
export async function keepPlan(tx: Tx, { name, terms }: NewPlan, id: string = newId()): Promise<string> {
	await sql`insert into spaces.plan (id, name, terms) values (${id}, ${JSON.stringify(name)}, ${JSON.stringify(terms)})
		on conflict (id) do update set name = excluded.name, terms = excluded.terms, updated_at = now()`.execute(tx);
	return id;
}

/** No longer offers a plan, or offers it again. @throws 404 */
export async function retirePlan(tx: Tx, id: string, retired: boolean): Promise<void> {
	await planById(id, tx);
	await sql`update spaces.plan set retired_at = ${retired ? new Date() : null} where id = ${id}`.execute(tx);
}

/** What spaces cost without a plan, by space and from when on. */
export async function tariffs(on: On = db): Promise<Tariff[]> {
	const { rows } = await sql<Tariff>`
		select space, from_day::text as "from", cents from spaces.tariff order by space, from_day`.execute(on);
	return rows;
}

/** Says what a space costs from a day on; the same day again says it anew. @throws 404 */
export async function setTariff(tx: Tx, { space, from, cents }: Tariff): Promise<void> {
	await spaceById(space, tx);
	await sql`insert into spaces.tariff (space, from_day, cents) values (${space}, ${from}, ${cents})
		on conflict (space, from_day) do update set cents = excluded.cents`.execute(tx);
}
