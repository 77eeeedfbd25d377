import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { limitCategory, lockPools, recategorize, sharesIn } from '#participation/server';
import type { NewCategory } from '../categories.schema.ts';
import { type Category, countCategories, fittingCounts, type OfferedCategory, sumOf } from '../categories.ts';
import type { Places } from '../occurrence.ts';
import { nextRank, raiseIn } from './ranking.ts';
import { type On, within } from './tables.ts';
import { takingPart } from './taking-part.ts';

/** More would be no choice. */
const MOST_CATEGORIES = 10;

const columns = ['id', 'label', 'hint', 'most'] as const;

/** The kinds of tickets that an activity offers, in its order; most have none. */
export const categoriesOf = (offering: string, on: On = db): Promise<Category[]> => categories(offering, on, false);

/** Those that it offers no longer, the latest first. */
export const closedCategories = (offering: string, on: On = db): Promise<Category[]> => categories(offering, on, true);

/** All categories of some activities, closed ones too, those that are offered first: to say what a seat has. */
export async function allCategories(
	offerings: readonly string[],
	on: On = db
): Promise<(Category & { offering: string })[]> {
	if (!offerings.length) return [];
	return takingPart(on)
		.selectFrom('agenda.category')
		.select([...columns, 'offering'])
		.where((row) => row('offering', '=', row.fn.any(row.val([...offerings]))))
		.orderBy(sql`closed_at is not null`)
		.orderBy('rank')
		.orderBy('id')
		.execute();
}

/** What an activity offers, and the same with what is left of it in some of its séances, by the id of the séance. */
export async function offeredAt(
	offering: string,
	seances: readonly Readonly<{ id: string; pool: string }>[],
	on: On = db
): Promise<{ offered: Category[]; at: Record<string, OfferedCategory[]> }> {
	const offered = await categoriesOf(offering, on);
	if (!offered.length) return { offered, at: {} };
	const limited = offered.some(({ most }) => most !== null);
	const pools = limited ? seances.map(({ pool }) => pool) : [];
	const shares = await sharesIn(pools, on);
	const leftIn = (pool: string, { id }: Category): number | null =>
		shares.get(pool)?.find(({ category }) => category === id)?.left ?? null;
	const at = seances.map(({ id, pool }) => [
		id,
		offered.map((category) => ({ ...category, left: leftIn(pool, category) }))
	]);
	return { offered, at: Object.fromEntries(at) };
}

/** How many of some seats somebody who comes now can have of a séance, and of the maxima of their categories. */
export async function roomFor(
	seats: readonly Readonly<{ category?: string | null }>[],
	{ pool, places }: Readonly<{ pool: string; places: Pick<Places, 'left'> }>,
	on: On = db
): Promise<number> {
	const asked = countCategories(seats.map(({ category = null }) => ({ category })));
	const shares = (await sharesIn([pool], on)).get(pool) ?? [];
	const limited = shares.map(({ category, left }) => ({ id: category, left }));
	return sumOf(fittingCounts(asked, limited, places));
}

/** Adds a category at the end. @returns its id. Throws agenda_categories_many. */
export async function addCategory(tx: Tx, offering: string, given: NewCategory, by: By): Promise<string> {
	const pools = await lockComing(tx, offering);
	await checkMany(tx, offering);
	const id = newId();
	await takingPart(tx)
		.insertInto('agenda.category')
		.values({ id, offering, ...columnsOf(given), closedAt: null, rank: nextRank('category', offering) })
		.execute();
	await limit(tx, pools, { id, most: given.most }, by);
	await tell(tx, offering, by);
	return id;
}

/**
 * Writes a category anew; those who have it have it under its new name. @throws 404 when this activity has no such category, or a refusal of the engine's
 * `limitCategory`.
 */
export async function changeCategory(tx: Tx, offering: string, id: string, given: NewCategory, by: By): Promise<void> {
	const pools = await lockComing(tx, offering);
	const { closedAt: _, ...before } = await held(tx, offering, id);
	const { most } = given;
	await limit(tx, before.most === most ? await lackingIn(tx, pools, { id, most }) : pools, { id, most }, by);
	if (same(before, { ...before, ...given })) return;
	await takingPart(tx).updateTable('agenda.category').set(columnsOf(given)).where('id', '=', id).execute();
	await tell(tx, offering, by);
}

/** Offers a category no longer, or again at the end. Whoever has it keeps it. @throws 404 when this activity has no such category, agenda_categories_many. */
export async function closeCategory(tx: Tx, offering: string, id: string, out: boolean, by: By): Promise<void> {
	const pools = await lockComing(tx, offering);
	const { closedAt, most } = await held(tx, offering, id);
	if ((closedAt !== null) === out) return;
	if (!out) await checkMany(tx, offering);
	const last = { rank: nextRank('category', offering) };
	await takingPart(tx)
		.updateTable('agenda.category')
		.set({ closedAt: out ? new Date() : null, ...(out ? {} : last) })
		.where('id', '=', id)
		.execute();
	// a séance that was planned meanwhile does not know it
	if (!out) await limit(tx, pools, { id, most }, by);
	await tell(tx, offering, by);
}

/** Puts a category one place higher. The first stays where it is. */
export async function raiseCategory(tx: Tx, offering: string, id: string, by: By): Promise<void> {
	if (await raiseIn(tx, 'category', await categoriesOf(offering, tx), id)) await tell(tx, offering, by);
}

/** Copies what an activity offers to a draft of it that was just written, which nobody sees yet. */
export async function copyCategories(tx: Tx, from: string, to: string): Promise<void> {
	for (const [rank, category] of (await categoriesOf(from, tx)).entries())
		await takingPart(tx)
			.insertInto('agenda.category')
			.values({ id: newId(), offering: to, ...columnsOf(category), closedAt: null, rank })
			.execute();
}

/** Gives the maxima of an activity's categories to a séance of it. */
export async function limitIn(tx: Tx, offering: string, pool: string, by: By): Promise<void> {
	await lockCategories(tx, offering);
	for (const one of await categoriesOf(offering, tx)) await limit(tx, [pool], one, by);
}

/** What some categories are called, by their ids. */
export async function labelsOf(ids: readonly string[], on: On = db): Promise<Map<string, Words>> {
	if (!ids.length) return new Map();
	const rows = await takingPart(on)
		.selectFrom('agenda.category')
		.select(['id', 'label'])
		.where((row) => row('id', '=', row.fn.any(row.val([...new Set(ids)]))))
		.execute();
	return new Map(rows.map(({ id, label }) => [id, label]));
}

/**
 * Checks that each seat has a category which the activity offers, or none where there are none. @throws participation_category_gone, agenda_category_choose.
 */
export async function checkCategories(
	tx: Tx,
	offering: string,
	seats: readonly Readonly<{ category?: string | null }>[]
): Promise<void> {
	const offered = new Set((await categoriesOf(offering, tx)).map(({ id }) => id));
	for (const { category = null } of seats) {
		if (category !== null && !offered.has(category)) throw refused('participation_category_gone');
		if (category === null && offered.size) throw refused('agenda_category_choose');
	}
}

/** The category when it is one of an activity, closed or not; else none: at the door somebody is there, whatever the device knew. */
export async function knownCategory(offering: string, category: string | null, on: On = db): Promise<string | null> {
	const known = category === null ? [] : await allCategories([offering], on);
	return known.some(({ id }) => id === category) ? category : null;
}

/** Gives a seat another category of its activity, under its maximum. @throws participation_category_gone, or a refusal of the engine's `recategorize`. */
export async function setCategory(
	tx: Tx,
	{ offering, ...seat }: Readonly<{ offering: string; booking: string; seat: string; category: string }>,
	by: By
): Promise<void> {
	await recategorize(tx, seat, by);
	await checkCategories(tx, offering, [seat]);
}

const limit = async (tx: Tx, pools: readonly string[], { id, most }: Pick<Category, 'id' | 'most'>, by: By) => {
	for (const pool of pools) await limitCategory(tx, { pool, category: id, most }, by);
};

/** Those of some pools that do not know the maximum of a category. */
async function lackingIn(
	tx: Tx,
	pools: readonly string[],
	{ id, most }: Pick<Category, 'id' | 'most'>
): Promise<string[]> {
	if (most === null) return [];
	const shares = await sharesIn(pools, tx);
	return pools.filter((pool) => !shares.get(pool)?.some(({ category }) => category === id));
}

/** Lets séances be planned and maxima be set one after the other: else one that is planned meanwhile has no maximum. After the locks of pools that are there. */
const lockCategories = (tx: Tx, offering: string) =>
	sql`select pg_advisory_xact_lock(hashtext('agenda.categories'), hashtext(${offering}))`.execute(tx);

/** The pools of what has not ended yet, locked: before a category's row, as a registration does. */
async function lockComing(tx: Tx, offering: string): Promise<string[]> {
	await lockPools(tx, await coming(tx, offering));
	await lockCategories(tx, offering);
	// a séance may have been planned meanwhile
	const pools = await coming(tx, offering);
	await lockPools(tx, pools);
	return pools;
}

async function coming(tx: Tx, offering: string): Promise<string[]> {
	const rows = await within(tx)
		.selectFrom('agenda.occurrence')
		.select('pool')
		.where('offering', '=', offering)
		.where('endsAt', '>', new Date())
		.execute();
	return rows.map(({ pool }) => pool);
}

async function checkMany(tx: Tx, offering: string): Promise<void> {
	const { length } = await categoriesOf(offering, tx);
	if (length >= MOST_CATEGORIES) throw refused('agenda_categories_many', { most: MOST_CATEGORIES });
}

const categories = (offering: string, on: On, closed: boolean): Promise<Category[]> =>
	takingPart(on)
		.selectFrom('agenda.category')
		.select(columns)
		.where('offering', '=', offering)
		.where('closedAt', closed ? 'is not' : 'is', null)
		.orderBy(closed ? sql`closed_at desc` : 'rank')
		.orderBy('id')
		.execute();

const columnsOf = ({ label, hint, most }: Omit<Category, 'id'>) => ({
	label: JSON.stringify(label),
	hint: hint && JSON.stringify(hint),
	most
});

const tell = (tx: Tx, offering: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'agenda.categories_changed', object: ref('offering', offering), detail: {} });

/** A category, held until the end of the transaction. @throws 404 when this activity has no such category. */
async function held(tx: Tx, offering: string, id: string) {
	const row = isId(id)
		? await takingPart(tx)
				.selectFrom('agenda.category')
				.select([...columns, 'closedAt'])
				.where('id', '=', id)
				.where('offering', '=', offering)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}
