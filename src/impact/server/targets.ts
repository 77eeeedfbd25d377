import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { organizationNames } from '#network/server';
import type { NewTarget } from '../declaration.schema.ts';
import { measureOf } from '../figures/measures.ts';
import { type On, within } from './tables.ts';

/** What an operation has promised of a measure, for all of it (`partner` null) or for what one partner does. */
export type Target = NewTarget & Readonly<{ id: string }>;

/** Writes what an operation promises, in place of what it promised of the same before. @throws 404, impact_measure_missing, kernel_operation_closed */
export async function promise(tx: Tx, given: NewTarget, by: By): Promise<void> {
	if (!measureOf(given.measure)) throw refused('impact_measure_missing', {}, 422);
	if (!(await operations({ open: true }, tx)).some(({ code }) => code === given.operation))
		throw refused('kernel_operation_closed', {}, 422);
	if (given.partner && !(await organizationNames({ ids: [given.partner] }, tx)).length) throw missing();
	const { operation: _, measure: __, partner: ___, ...amounts } = given;
	const { id } = await within(tx)
		.insertInto('impact.target')
		.values({ id: newId(), ...given })
		.onConflict((conflict) => conflict.columns(['operation', 'measure', 'partner']).doUpdateSet(amounts))
		.returning('id')
		.executeTakeFirstOrThrow();
	const { operation, measure, target } = given;
	await record(tx, {
		...by,
		verb: 'impact.promised',
		object: ref('target', id),
		detail: { operation, measure, amount: target }
	});
}

/** What operations have promised; of one, or of all. */
export async function targets(operation: string | null, on: On = db): Promise<Target[]> {
	const { rows } = await sql<Target>`
		select id, operation, measure, partner, baseline::float8 as baseline, milestone::float8 as milestone, milestone_on::text as milestone_on,
			target::float8 as target, target_on::text as target_on
		from impact.target where ${operation}::text is null or operation = ${operation} order by operation, measure, partner nulls first`.execute(
		on
	);
	return rows;
}
