import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { slugOf } from '#kernel/slug.ts';
import { occupancies, openPool, resize } from '#participation/server';
import type { NewCohort } from '../../programmes/programme.schema.ts';
import type { Cohort } from '../../programmes/programme.ts';
import { tellChange } from './programmes.ts';
import { type On, within } from './tables.ts';

const MINUTES_A_DAY = 24 * 60;

/** A cohort and how many of its places are taken. */
export type CohortPlaces = Cohort & Readonly<{ places: number | null; taken: number; waiting: number }>;

/** Opens a cohort of a programme with a pool of places of its own. @returns its id. Throws programmes_cohort_taken when one has its name. */
export async function addCohort(tx: Tx, programme: string, given: NewCohort, by: By, id = newId()): Promise<string> {
	const { places, asksChange = false, ...plain } = given;
	const offerMinutes = plain.offerDays * MINUTES_A_DAY;
	const pool = await openPool(tx, { capacity: places, waiting: true, offerMinutes });
	const written = await within(tx)
		.insertInto('learning.cohort')
		.values({
			id,
			programme,
			slug: slugOf(plain.name) || 'promotion',
			pool,
			...plain,
			changeAskedAt: asksChange ? (by.at ?? new Date()) : null
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('programmes_cohort_taken', {}, 422);
	await tellChange(tx, programme, 'cohorts', by);
	return id;
}

/** Changes a cohort; its address stays. @throws 404, or what participation's `resize` throws. */
export async function changeCohort(
	tx: Tx,
	id: string,
	{ places, asksChange = false, ...given }: NewCohort,
	by: By
): Promise<void> {
	const { pool, programme, ...before } = await cohortById(id, tx);
	const plain = { ...given, changeAskedAt: asksChange ? (before.changeAskedAt ?? new Date()) : null };
	await resize(tx, pool, { capacity: places, offerMinutes: plain.offerDays * MINUTES_A_DAY }, by);
	if (same(before, { ...before, ...plain })) return;
	await within(tx).updateTable('learning.cohort').set(plain).where('id', '=', id).execute();
	await tellChange(tx, programme, 'cohorts', by);
}

/** @throws 404. */
export async function cohortById(id: string, on: On = db): Promise<CohortPlaces> {
	if (!isId(id)) throw missing();
	return only(await read(on, await all(on).where('id', '=', id).execute()));
}

/** A cohort by its own part of the address. @throws 404. */
export async function cohortBySlug(programme: string, slug: string, on: On = db): Promise<CohortPlaces> {
	return only(await read(on, await all(on).where('programme', '=', programme).where('slug', '=', slug).execute()));
}

/** The cohorts of some programmes, the latest first. */
export async function cohortsOf(programmes: readonly string[], on: On = db): Promise<CohortPlaces[]> {
	const rows = await all(on)
		.where((row) => row('programme', '=', row.fn.any(row.val([...programmes]))))
		.orderBy('fromDay', 'desc')
		.execute();
	return read(on, rows);
}

const all = (on: On) =>
	within(on)
		.selectFrom('learning.cohort')
		.select(['id', 'programme', 'slug', 'name', 'fromDay', 'toDay', 'pool', 'appliesFrom', 'appliesUntil'])
		.select(['feeCents', 'instalments', 'offerDays', 'changeAskedAt']);

async function read(on: On, rows: readonly Cohort[]): Promise<CohortPlaces[]> {
	const pools = await occupancies(
		rows.map(({ pool }) => pool),
		on
	);
	return rows.map((row) => {
		const { capacity = null, taken = 0, waiting = 0 } = pools.get(row.pool) ?? {};
		return { ...row, places: capacity, taken, waiting };
	});
}

function only([cohort]: readonly CohortPlaces[]): CohortPlaces {
	if (!cohort) throw missing();
	return cohort;
}
