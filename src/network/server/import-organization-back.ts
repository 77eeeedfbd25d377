import { sql } from 'kysely';
import type { Touched } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewOrganization } from '../organization.ts';
import { written } from './import-organization.ts';
import { organizationById, selectOrganizations, updateOrganization } from './organizations.ts';
import { type On, within } from './tables.ts';

/** What some organisations are now, as an import compares them. */
export async function lookAtOrganizations(on: On, ids: readonly string[]): Promise<Map<string, object>> {
	const found = await selectOrganizations(on)
		.where('id', 'in', [...ids, '00000000-0000-0000-0000-000000000000'])
		.execute();
	return new Map(
		found.map((one) => [
			one.id,
			{ ...written(one), verified: one.verifiedAt !== null, trashed: one.deletedAt !== null }
		])
	);
}

/** Removes an organisation that an import made, or writes back what it was. @throws exchange_stays_used when somebody has a role for it */
export async function takeOrganizationBack(tx: Tx, { ref: { id }, before }: Touched, by: By): Promise<void> {
	if (before) {
		// not the latest revision: one import may have changed it twice, or people since, and back
		await updateOrganization(tx, id, before as NewOrganization, by);
		return;
	}
	const { kind } = await organizationById(id, tx);
	const { rows } = await sql`select from identity.role where scope = ${id} and revoked_at is null limit 1`.execute(tx);
	if (rows.length) throw refused('exchange_stays_used');
	await within(tx).deleteFrom('network.invitation').where('organization', '=', id).execute();
	await within(tx).deleteFrom('network.identifier').where('organization', '=', id).execute();
	await within(tx).deleteFrom('network.organization').where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'network.trashed', object: ref('organization', id), detail: { kind } });
}
