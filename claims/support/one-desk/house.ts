import { transaction } from '#kernel/server/db.ts';
import { allDay, type NewSpace } from '#spaces';
import { addSpace } from '#spaces/server';
import { by } from '../hub.ts';
import type { Wanted } from './asking.ts';

/** Adds a space that is always open and can be booked for a year, every five minutes. */
export async function add(slug: string, more: Partial<NewSpace> = {}): Promise<Wanted> {
	const name = { source: 'fr', fr: slug } as const;
	const rules = { hours: allDay, closedOnHolidays: false, stepMinutes: 5, aheadDays: 400, fictional: true };
	const id = await transaction((tx) =>
		addSpace(tx, { place: 'quai', slug, kind: 'desks', name, ...rules, ...more }, by)
	);
	return { id, slug };
}
