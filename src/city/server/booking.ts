import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { lockTrail } from './reading.ts';

/**
 * Books a trail on a funded project, or on none: from now on its emblem and sentence stand on the page that everybody reads. One that is closed only stays. Whoever calls has asked who may.
 * @throws 404, city_operation_unknown
 */
export async function bookTrail(tx: Tx, id: string, operation: string | null, by: By): Promise<void> {
	const { operation: before, organization, fictional } = await lockTrail(tx, id);
	if (operation === before) return;
	const open = operation ? await operations({ open: true }, tx) : [];
	if (operation && !open.some(({ code }) => code === operation)) throw refused('city_operation_unknown', {}, 422);
	await sql`update city.trail set operation = ${operation} where id = ${id}`.execute(tx);
	await record(tx, {
		...{ ...by, verb: 'city.funded', object: ref('trail', id), target: ref('organization', organization) },
		detail: { operation: operation ?? '', fictional }
	});
}
