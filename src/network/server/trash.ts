import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Organization } from '../index.ts';
import { lockOrganization } from './organizations.ts';
import { within } from './tables.ts';

/** Puts an organisation into the trash: it is in no list, no search and at no address any more, and what it did stays true. @throws 404 */
export const trashOrganization = (tx: Tx, id: string, by: By): Promise<void> =>
	mark(tx, id, by, 'network.trashed', ({ deletedAt }) => deletedAt === null && { deletedAt: new Date() });

/** Takes an organisation out of the trash. @throws 404 */
export const restoreOrganization = (tx: Tx, id: string, by: By): Promise<void> =>
	mark(tx, id, by, 'network.restored', ({ deletedAt }) => deletedAt !== null && { deletedAt: null });

/** Says that the team knows who speaks for an organisation. @throws 404 */
export const verifyOrganization = (tx: Tx, id: string, by: By): Promise<void> =>
	mark(tx, id, by, 'network.verified', ({ verifiedAt }) => verifiedAt === null && { verifiedAt: new Date() });

type Change = { deletedAt: Date | null } | { verifiedAt: Date };

async function mark(
	tx: Tx,
	id: string,
	by: By,
	verb: 'network.trashed' | 'network.restored' | 'network.verified',
	change: (organization: Organization) => Change | false
): Promise<void> {
	const organization = await lockOrganization(tx, id);
	const changed = change(organization);
	if (!changed) return;
	await within(tx).updateTable('network.organization').set(changed).where('id', '=', id).execute();
	await record(tx, { ...by, verb, object: ref('organization', id), detail: { kind: organization.kind } });
}
