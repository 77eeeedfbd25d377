import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { organizationNames } from '#network/server';
import { ventureActs } from '../acts.ts';
import type { FileCard, NewHolder } from '../file.ts';
import type { CloseReason } from '../kinds.ts';
import { hides } from '../projects/project.ts';
import { aboutFile, namedAs } from './about.ts';
import { advisedFile, type File, heldFile, ownFile } from './files.ts';
import { askHolder } from './holders.ts';
import { takeBack } from './projects/showing.ts';
import { type On, within } from './tables.ts';

type Opening = Readonly<{
	/** Sent twice, it opens one. */
	id?: string;
	keeper: string;
	card: FileCard;
	holders: readonly NewHolder[];
	operation?: string | null;
	fictional?: boolean;
}>;

/**
 * Opens a file that an organisation keeps, its adviser being whoever opens it, and asks those whom it is about whether it is theirs: until they have said so, they do not read it.
 * @returns its id. Throws 404 for who is no adviser of the keeper, venture_holder_missing, venture_operation_unknown.
 */
export async function openFile(tx: Tx, given: Opening, viewer: Viewer, by: By): Promise<string> {
	const { id = newId(), keeper, card, holders, operation = null, fictional = false } = given;
	requireAct(viewer, ventureActs.open, { organisation: keeper });
	if (!holders.length) throw refused('venture_holder_missing', {}, 422);
	await checkOperation(tx, operation);
	await checkCompany(tx, card.company);
	const made = await within(tx)
		.insertInto('venture.file')
		.values({ id, keeper, ...card, operation, adviser: viewer.id, mailbox: newMailbox(), fictional, ...openedAt(by) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) return id;
	const file = await advisedFile(viewer, id, tx);
	await tell(tx, 'venture.opened', file, by);
	for (const holder of holders) await askHolder(tx, file, holder, viewer, by);
	return id;
}

/** Changes what a file says of its project or company. @throws 404, venture_organization_missing */
export async function changeFile(tx: Tx, id: string, card: FileCard, viewer: Viewer, by: By): Promise<void> {
	const before = await ownFile(viewer, id, tx);
	await checkCompany(tx, card.company, before.company?.id);
	await set(tx, id, { ...card });
	const after = await ownFile(viewer, id, tx);
	if (before.stage === after.stage) await tell(tx, 'venture.changed', after, by);
	else {
		const detail = { ...(await aboutFile(after, tx)), from: before.stage };
		await record(tx, { ...by, verb: 'venture.stage_changed', ...namedAs(after), detail });
	}
}

/** Says who accompanies it, and under which funded project. @throws 404, venture_adviser_wrong, venture_operation_unknown */
export async function assignFile(
	tx: Tx,
	id: string,
	{ adviser, operation }: Readonly<{ adviser: string | null; operation: string | null }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await advisedFile(viewer, id, tx);
	const known = adviser === null || (await advisersOf(file.keeper.id, tx)).some((one) => one.id === adviser);
	if (!known) throw refused('venture_adviser_wrong', {}, 422);
	await checkOperation(tx, operation, file.operation);
	await set(tx, id, { adviser, operation });
	await tell(tx, 'venture.changed', await advisedFile(viewer, id, tx), by);
}

/** Closes a file: it stays, for those who read it; what everybody reads of it stays only where support has ended well. @throws 404, venture_is_closed */
export async function closeFile(tx: Tx, id: string, reason: CloseReason, viewer: Viewer, by: By): Promise<void> {
	const file = await ownFile(viewer, id, tx);
	if (file.closedAt) throw refused('venture_is_closed');
	await set(tx, id, { closedAt: by.at ?? new Date(), closeReason: reason });
	await record(tx, {
		...by,
		verb: 'venture.closed',
		...namedAs(file),
		detail: { ...(await aboutFile(file, tx)), reason }
	});
	if (hides(reason)) await takeBack(tx, file, by);
}

/** Opens a closed file again. @throws 404 */
export async function reopenFile(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	const file = await ownFile(viewer, id, tx);
	if (!file.closedAt) return;
	await set(tx, id, { closedAt: null, closeReason: null });
	await tell(tx, 'venture.reopened', file, by);
}

/** Gives a file to another organisation to keep: a holder decides. The one before reads what it is opened to it, nothing else. @throws 404, venture_organization_missing */
export async function moveFile(tx: Tx, id: string, keeper: string, viewer: Viewer, by: By): Promise<void> {
	const file = await heldFile(viewer, id, tx);
	const [known] = await organizationNames({ ids: [keeper] }, tx);
	if (!known || keeper === file.keeper.id) throw refused('venture_organization_missing', {}, 422);
	await set(tx, id, { keeper, adviser: null });
	await tell(tx, 'venture.changed', await heldFile(viewer, id, tx), by);
}

/** Those who accompany for an organisation. */
export async function advisersOf(
	organization: string,
	on: On = db
): Promise<readonly Readonly<{ id: string; name: string }>[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select distinct p.id, p.name from identity.role r join identity.person p on p.id = r.person
		where r.role = 'adviser' and r.scope = ${organization} and r.revoked_at is null order by p.name`.execute(on);
	return rows;
}

async function tell(
	tx: Tx,
	verb: 'venture.opened' | 'venture.changed' | 'venture.reopened',
	file: File,
	by: By
): Promise<void> {
	await record(tx, { ...by, verb, ...namedAs(file), detail: await aboutFile(file, tx) });
}

async function set(tx: Tx, id: string, to: object): Promise<void> {
	await within(tx)
		.updateTable('venture.file')
		.set({ ...to, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

/** @throws venture_operation_unknown for one that is there no more, or closed, unless it was so before. */
export async function checkOperation(tx: Tx, operation: string | null, before: string | null = null): Promise<void> {
	if (operation === null || operation === before) return;
	if (!(await operations({ open: true }, tx)).some(({ code }) => code === operation))
		throw refused('venture_operation_unknown', {}, 422);
}

async function checkCompany(tx: Tx, company: string | null, before?: string): Promise<void> {
	if (company === null || company === before) return;
	if (!(await organizationNames({ ids: [company] }, tx)).length) throw missing();
}

const openedAt = ({ at }: By) => (at ? { openedAt: at } : {});

/** What nobody guesses, in letters that one can read out: 50 bits. */
const newMailbox = (): string =>
	Array.from(randomBytes(10), (byte) => 'abcdefghjkmnpqrstuvwxyz23456789z'[byte % 32]).join('');
