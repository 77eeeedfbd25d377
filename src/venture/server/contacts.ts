import { sql } from 'kysely';
import { WHOLE } from '#kernel/charge.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import { chargeHour, strikeCharges } from '#kernel/server/charging.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { ventureActs } from '../acts.ts';
import type { NewContact } from '../contact.ts';
import { contactKinds, contactRule } from '../contact-kinds.ts';
import { reads } from '../standing.ts';
import { aboutFile, namedAs } from './about.ts';
import { type File, fileFor } from './files.ts';
import { checkOperation } from './filing.ts';
import { type On, within } from './tables.ts';

/** Something is written up to five minutes before it is over. */
const EARLY_MS = 300_000;

/**
 * Writes down what an adviser did with or for some files. What takes time takes hers, and each file's where it counts as support: an hour is written once.
 * @returns its id. Throws 404 for a file that she does not work in, support_future, support_two_places (she was elsewhere then), support_hour_twice (the file has support of somebody then),
 * venture_operation_unknown, kernel_hour_twice (her hour is charged already).
 */
export async function noteContact(tx: Tx, given: NewContact, viewer: Viewer, by: By): Promise<string> {
	const { id = newId(), kind, organization, at, until, summary, shared } = given;
	requireAct(viewer, ventureActs.open, { organisation: organization });
	if ((until ?? at).getTime() > Date.now() + EARLY_MS) throw refused('support_future', {}, 422);
	const files = await workedIn(tx, given.files, viewer);
	if (await isThere(tx, id)) return id;
	const [first] = files;
	const operation = given.operation ?? (files.length === 1 ? (first?.operation ?? null) : null);
	await checkOperation(tx, operation, first?.operation ?? null);
	const during = until && sql<string>`tstzrange(${at}::timestamptz, ${until}::timestamptz)`;
	const supports = contactRule(kind).supports ? during : null;
	if (until) await checkElsewhere(tx, viewer.id, at, until);
	if (until && supports) await checkTwice(tx, files, at, until);
	const sharedAt = shared ? (by.at ?? new Date()) : null;
	const row = { id, author: viewer.id, organization, kind, at, during, operation, summary, sharedAt };
	await written(async () => {
		await within(tx).insertInto('venture.contact').values(row).execute();
		await within(tx)
			.insertInto('venture.contactFile')
			.values(files.map((file) => ({ contact: id, file: file.id, supports })))
			.execute();
	});
	if (operation && until) {
		const charge = { subject: ref('contact', id), parts: [{ operation, parts: WHOLE }] };
		await chargeHour(tx, { ...charge, worker: viewer.id, from: at, until });
	}
	await hear(tx, given.files);
	const minutes = supports && until ? Math.round((until.getTime() - at.getTime()) / 60_000) : 0;
	const detail = { contact: kind, minutes, group: files.length > 1 };
	const facts = [];
	for (const file of files) {
		const about = { ...(await aboutFile(file, tx)), operation };
		facts.push({
			...by,
			at,
			verb: 'venture.contact' as const,
			...namedAs(file),
			context: ref('contact', id),
			detail: { ...about, ...detail }
		});
	}
	await recordAll(tx, facts);
	return id;
}

/** Changes the words of a contact, and whether they are told to the holders; its author's alone. @throws 404 */
export async function rewriteContact(
	tx: Tx,
	id: string,
	{ summary, shared }: Readonly<{ summary: string | null; shared: boolean }>,
	viewer: Pick<Viewer, 'id'>
): Promise<void> {
	const { sharedAt } = await ownContact(tx, id, viewer);
	const set = { summary: summary?.trim() || null, sharedAt: shared ? (sharedAt ?? new Date()) : null };
	await within(tx).updateTable('venture.contact').set(set).where('id', '=', id).execute();
}

/** Strikes a contact out: it was not so. Its author's alone. @throws 404, support_in_sheet once it stands in a sheet */
export async function strikeContact(tx: Tx, id: string, viewer: Pick<Viewer, 'id'>, by: By): Promise<void> {
	const { kind } = await ownContact(tx, id, viewer);
	const rows = await within(tx)
		.selectFrom('venture.contactFile')
		.select(['file', 'sheet'])
		.select(sql<number>`coalesce(extract(epoch from upper(supports) - lower(supports)) / 60, 0)::int`.as('minutes'))
		.where('contact', '=', id)
		.execute();
	if (rows.some(({ sheet }) => sheet)) throw refused('support_in_sheet');
	await within(tx).updateTable('venture.contact').set({ struckAt: new Date() }).where('id', '=', id).execute();
	await within(tx).updateTable('venture.contactFile').set({ supports: null }).where('contact', '=', id).execute();
	await strikeCharges(tx, ref('contact', id));
	await hear(
		tx,
		rows.map(({ file }) => file)
	);
	await recordAll(
		tx,
		rows.map(({ file, minutes }) => ({
			...by,
			verb: 'venture.contact_struck' as const,
			object: ref('venture_file', file),
			context: ref('contact', id),
			detail: { contact: kind, minutes }
		}))
	);
}

async function ownContact(tx: Tx, id: string, viewer: Pick<Viewer, 'id'>) {
	const row = isId(id)
		? await within(tx)
				.selectFrom('venture.contact')
				.select(['kind', 'sharedAt'])
				.where('id', '=', id)
				.where('author', '=', viewer.id)
				.where('struckAt', 'is', null)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** The files in which she works, as an adviser of their keeper or of a partner that accompanies too; locked in one order. @throws 404 */
async function workedIn(tx: Tx, ids: readonly string[], viewer: Viewer): Promise<File[]> {
	await within(tx).selectFrom('venture.file').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
	const files: File[] = [];
	for (const id of ids) {
		const file = await fileFor(viewer, id, tx);
		if (file.standing.as === 'holder' || !reads(file.standing, 'contacts')) throw missing();
		files.push(file);
	}
	return files;
}

async function isThere(tx: Tx, id: string): Promise<boolean> {
	await sql`select pg_advisory_xact_lock(hashtext(${`venture.contact ${id}`}))`.execute(tx);
	return (await within(tx).selectFrom('venture.contact').select('id').where('id', '=', id).execute()).length > 0;
}

/** @throws support_two_places @param but a contact that is moved away */
export async function checkElsewhere(
	tx: Tx,
	author: string,
	at: Date,
	until: Date,
	but: string | null = null
): Promise<void> {
	const { rows } = await sql<{ from: Date }>`
		select lower(during) as from from venture.contact where author = ${author} and struck_at is null and id is distinct from ${but}
			and during && tstzrange(${at}::timestamptz, ${until}::timestamptz) order by 1 limit 1`.execute(tx);
	if (rows[0])
		throw refused('support_two_places', { clock: localOf(rows[0].from, (await hub()).timeZone).slice(11) }, 422);
}

/** @throws support_hour_twice */
export async function checkTwice(tx: Tx, files: readonly File[], at: Date, until: Date): Promise<void> {
	const { rows } = await sql<{ file: string; organization: string }>`
		select cf.file, o.name as organization from venture.contact_file cf join venture.contact c on c.id = cf.contact join network.organization_card o on o.id = c.organization
		where cf.file = any(${files.map(({ id }) => id)}::uuid[]) and cf.supports && tstzrange(${at}::timestamptz, ${until}::timestamptz) limit 1`.execute(
		tx
	);
	const [clash] = rows;
	const name = files.find(({ id }) => id === clash?.file)?.name ?? '';
	if (clash) throw refused('support_hour_twice', { file: name, organization: clash.organization }, 422);
}

/** Two who write at the same moment: the database lets one. */
export async function written(write: () => Promise<unknown>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const { code, constraint } = error as { code?: string; constraint?: string };
		if (code !== '23P01') throw error;
		throw refused(constraint === 'no_hour_twice' ? 'support_hour_twice_now' : 'support_two_places_now', {}, 422);
	}
}

/** Keeps when the holders of some files were last spoken to or written to. */
export async function hear(tx: On, files: readonly string[]): Promise<void> {
	const kinds = contactKinds.filter((kind) => contactRule(kind).heard);
	await sql`update venture.file f set heard_at = (
			select max(c.at) from venture.contact_file cf join venture.contact c on c.id = cf.contact
			where cf.file = f.id and c.struck_at is null and not c.planned and c.kind = any(${kinds}::text[]))
		where f.id = any(${[...files]}::uuid[])`.execute(tx);
}
