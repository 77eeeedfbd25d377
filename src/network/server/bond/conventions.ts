import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import { typedLine } from '#kernel/typed.ts';
import type { NewConvention } from '../../index.ts';
import { lockOrganization } from '../organizations.ts';
import { type On, within } from '../tables.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const DAY_MS = 86_400_000;

/** A document as it was sent. */
type Sent = Readonly<{ name: string; content: Buffer }>;

/**
 * Writes down what an organisation and the hub have signed; the fact `network.convention_signed` tells it.
 * @param sent the signed document, a PDF.
 * @param id of the form that says it: sent twice it is one.
 * @returns its id. Throws 404, bond_file_kind, bond_file_large.
 */
export async function signConvention(
	tx: Tx,
	organization: string,
	{ sent, ...given }: NewConvention & Readonly<{ sent: Sent | null }>,
	by: By,
	id: string = newId()
): Promise<string> {
	await lockOrganization(tx, organization);
	if (await within(tx).selectFrom('network.convention').select('id').where('id', '=', id).executeTakeFirst()) return id;
	const file = sent && (await keepDocument(tx, sent));
	await within(tx)
		.insertInto('network.convention')
		.values({ id, organization, ...given, file: file?.hash ?? null, fileName: file?.name ?? null })
		.execute();
	const days = given.untilDay && (Date.parse(given.untilDay) - Date.parse(given.fromDay)) / DAY_MS + 1;
	const detail = { days: days || null };
	await record(tx, { ...by, verb: 'network.convention_signed', object: ref('organization', organization), detail });
	return id;
}

/** Writes a convention anew; without a document the one that is there stays. @throws as `signConvention` */
export async function changeConvention(
	tx: Tx,
	organization: string,
	id: string,
	{ sent, ...given }: NewConvention & Readonly<{ sent: Sent | null }>,
	by: By
): Promise<void> {
	const before = await lockConvention(tx, organization, id);
	const file = sent && (await keepDocument(tx, sent));
	await within(tx)
		.updateTable('network.convention')
		.set({ ...given, ...(file && { file: file.hash, fileName: file.name }) })
		.where('id', '=', id)
		.execute();
	if (file && before.file && before.file !== file.hash) await forgetUnlessNamed(tx, before.file);
	await tell(tx, 'network.convention_changed', organization, by);
}

/** It was never signed: it counts nowhere, until it is restored. @throws 404 */
export const withdrawConvention = (tx: Tx, organization: string, id: string, by: By): Promise<void> =>
	setWithdrawn(tx, organization, id, new Date(), by);

/** @throws 404 */
export const restoreConvention = (tx: Tx, organization: string, id: string, by: By): Promise<void> =>
	setWithdrawn(tx, organization, id, null, by);

/** The signed document of a convention of this organisation. @param struckToo also of one that was struck out. @throws 404 */
export async function conventionFile(
	organization: string,
	id: string,
	struckToo: boolean,
	on: On = db
): Promise<{ hash: string; name: string }> {
	const row =
		isId(id) && isId(organization) ? await ofOrganization(on, organization, id).executeTakeFirst() : undefined;
	if (!row?.file || (row.withdrawnAt && !struckToo)) throw missing();
	return { hash: row.file, name: row.fileName ?? 'convention.pdf' };
}

async function setWithdrawn(tx: Tx, organization: string, id: string, at: Date | null, by: By): Promise<void> {
	const { withdrawnAt } = await lockConvention(tx, organization, id);
	if ((withdrawnAt === null) === (at === null)) return;
	await within(tx).updateTable('network.convention').set({ withdrawnAt: at }).where('id', '=', id).execute();
	await tell(tx, at ? 'network.convention_withdrawn' : 'network.convention_restored', organization, by);
}

async function lockConvention(tx: Tx, organization: string, id: string) {
	const found =
		isId(id) && isId(organization)
			? await ofOrganization(tx, organization, id).forUpdate().executeTakeFirst()
			: undefined;
	if (!found) throw missing();
	return found;
}

const ofOrganization = (on: On, organization: string, id: string) =>
	within(on).selectFrom('network.convention').selectAll().where('organization', '=', organization).where('id', '=', id);

async function keepDocument(tx: Tx, { name, content }: Sent): Promise<{ hash: string; name: string }> {
	if (content.length > MOST_BYTES) throw refused('bond_file_large', { megabytes: MOST_BYTES / 1024 / 1024 }, 413);
	if (!content.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw refused('bond_file_kind', {}, 422);
	return {
		hash: await keepFile(tx, content, 'application/pdf'),
		name: typedLine(name).slice(-200) || 'convention.pdf'
	};
}

const tell = (
	tx: Tx,
	verb: 'network.convention_changed' | 'network.convention_withdrawn' | 'network.convention_restored',
	organization: string,
	by: By
) => record(tx, { ...by, verb, object: ref('organization', organization), detail: {} });
