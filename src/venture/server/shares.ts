import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { organizationNames } from '#network/server';
import type { NewShare } from '../file.ts';
import type { Part } from '../standing.ts';
import { heldFile } from './files.ts';
import { type On, within } from './tables.ts';

/** A partner to whom a file is opened: which parts of it, by whom and since when. */
export type Share = Readonly<{
	id: string;
	organization: string;
	name: string;
	parts: readonly Part[];
	givenBy: string | null;
	givenAt: Date;
	endedAt: Date | null;
}>;

/** To whom a file is opened, and was; whoever calls has checked that the reader may see it. */
export const sharesOf = (file: string, on: On = db): Promise<Share[]> =>
	within(on)
		.selectFrom('venture.share as s')
		.innerJoin('network.organizationCard as o', 'o.id', 's.organization')
		.leftJoin('identity.person as p', 'p.id', 's.givenBy')
		.select(['s.id', 's.organization', 'o.name', 's.parts', 'p.name as givenBy', 's.givenAt', 's.endedAt'])
		.where('s.file', '=', file)
		.orderBy('s.endedAt', (order) => order.desc().nullsFirst())
		.orderBy('s.givenAt')
		.execute();

/** Opens parts of a file to a partner, or other parts than before: a holder decides. @throws 404, venture_organization_missing */
export async function openTo(
	tx: Tx,
	id: string,
	{ organization, parts }: NewShare,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await heldFile(viewer, id, tx);
	const [known] = await organizationNames({ ids: [organization] }, tx);
	if (!known || organization === file.keeper.id) throw refused('venture_organization_missing', {}, 422);
	await endShares(tx, id, organization, by.at);
	const shared = { id: newId(), file: id, organization, parts: [...parts], givenBy: viewer.id };
	await within(tx)
		.insertInto('venture.share')
		.values({ ...shared, ...(by.at ? { givenAt: by.at } : {}) })
		.execute();
	await record(tx, {
		...by,
		verb: 'venture.opened_to',
		object: ref('venture_file', id),
		target: ref('organization', organization),
		detail: { parts: parts.length }
	});
}

/** Takes a file back from a partner: its advisers do not read it any more. @throws 404 */
export async function closeTo(tx: Tx, id: string, organization: string, viewer: Viewer, by: By): Promise<void> {
	await heldFile(viewer, id, tx);
	if (!isId(organization) || !(await endShares(tx, id, organization, by.at))) throw missing();
	await record(tx, {
		...by,
		verb: 'venture.closed_to',
		object: ref('venture_file', id),
		target: ref('organization', organization),
		detail: {}
	});
}

async function endShares(tx: Tx, file: string, organization: string, at = new Date()): Promise<boolean> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('venture.share')
		.set({ endedAt: at })
		.where('file', '=', file)
		.where('organization', '=', organization)
		.where('endedAt', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
