import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { ClosedPeriod } from '../../programmes/timetable.ts';
import { type On, within } from './tables.ts';

/** The periods in which nobody teaches, in order; of those that are over only the ones after a day, when it is given. */
export const closedPeriods = (since = '0001-01-01', on: On = db): Promise<ClosedPeriod[]> =>
	within(on)
		.selectFrom('learning.closedPeriod')
		.select(['id', 'name', 'fromDay', 'toDay'])
		.where('toDay', '>=', since)
		.orderBy('fromDay')
		.orderBy('id')
		.execute();

/** Adds a period. What is planned already stays where it is. @returns its id. */
export async function addClosedPeriod(tx: Tx, { name, fromDay, toDay }: Omit<ClosedPeriod, 'id'>): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('learning.closedPeriod')
		.values({ id, name: JSON.stringify(name), fromDay, toDay })
		.execute();
	return id;
}

/** @throws 404. */
export async function removeClosedPeriod(tx: Tx, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	const { numDeletedRows } = await within(tx)
		.deleteFrom('learning.closedPeriod')
		.where('id', '=', id)
		.executeTakeFirst();
	if (!numDeletedRows) throw missing();
}
