import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { typedLine } from '#kernel/typed.ts';
import type { ContactKind } from '../contact-kinds.ts';
import { advisedFile } from './files.ts';
import { holdersOf } from './holders.ts';
import { writeSheet } from './sheet-letter.ts';
import { type On, within } from './tables.ts';

/** A line of a sheet: support that was given, by whom and for how long. */
export type SheetLine = Readonly<{
	contact: string;
	from: Date;
	until: Date;
	minutes: number;
	kind: ContactKind;
	adviser: string;
	organization: string;
}>;

/** A month of support of a file under one operation, to be signed by a holder, or signed. */
export type Sheet = Readonly<{
	id: string;
	file: string;
	/** `2026-11` */
	month: string;
	operation: string | null;
	number: number;
	minutes: number;
	sentAt: Date;
	reminded: number;
	signedAt: Date | null;
	signedName: string | null;
}>;

/** What a sheet would hold, by operation: the support of a month that stands in none yet. */
export async function unsignedSupport(file: string, month: string, on: On = db) {
	const lines = await linesWhere(on, sql`cf.file = ${file} and cf.sheet is null`, month);
	return Map.groupBy(lines, ({ operation }) => operation);
}

/** The months of a file in which there is support that stands in no sheet, the earliest first. */
export async function monthsToSign(
	file: string,
	on: On = db
): Promise<readonly Readonly<{ month: string; operation: string | null; minutes: number }>[]> {
	const { timeZone } = await hub();
	const { rows } = await sql<{ month: string; operation: string | null; minutes: number }>`
		select to_char(lower(cf.supports) at time zone ${timeZone}, 'YYYY-MM') as month, c.operation, sum(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60)::int as minutes
		from venture.contact_file cf join venture.contact c on c.id = cf.contact where cf.file = ${file} and cf.sheet is null and cf.supports is not null
		group by 1, 2 order by 1, 2`.execute(on);
	return rows;
}

/**
 * Sends a month of support of a file, under one operation, to a holder who signs it.
 * @returns the sheet's id. Throws 404, support_sheet_empty, support_sheet_early (the month is not over), venture_holder_missing.
 */
export async function sendSheet(
	tx: Tx,
	{ file: id, month, operation, to }: Readonly<{ file: string; month: string; operation: string | null; to: string }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	const file = await advisedFile(viewer, id, tx);
	const holder = (await holdersOf(id, tx)).find((one) => one.person === to && one.accepted && !one.ended);
	if (!holder) throw refused('venture_holder_missing', {}, 422);
	const lines = (await unsignedSupport(id, month, tx)).get(operation) ?? [];
	if (!lines.length) throw refused('support_sheet_empty', {}, 422);
	const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
	const token = randomBytes(32).toString('base64url');
	const sheet = newId();
	const { rows } = await sql<{ number: number }>`
		select coalesce(max(number), 0) + 1 as number from venture.sheet where file = ${id} and month = ${`${month}-01`} and operation is not distinct from ${operation}`.execute(
		tx
	);
	await within(tx)
		.insertInto('venture.sheet')
		.values({
			...{ id: sheet, file: id, month: `${month}-01`, operation, number: rows[0]?.number ?? 1, minutes },
			...{ hash: hashOf(lines), toPerson: to, tokenHash: secretOf(token), ...(by.at ? { sentAt: by.at } : {}) }
		})
		.execute();
	await sql`update venture.contact_file set sheet = ${sheet} where file = ${id} and contact = any(${lines.map(({ contact }) => contact)}::uuid[])`.execute(
		tx
	);
	const detail = { month, minutes, operation };
	await record(tx, {
		...by,
		verb: 'venture.sheet_sent',
		object: ref('venture_file', id),
		context: ref('sheet', sheet),
		detail
	});
	if (by.source !== 'demo')
		await writeSheet(tx, { person: to, token, month, minutes, keeper: file.keeper.name, times: 0 });
	return sheet;
}

/** Takes back a sheet that nobody has signed: what stood in it can be changed again. @throws 404, support_sheet_signed */
export async function withdrawSheet(tx: Tx, id: string, sheet: string, viewer: Viewer): Promise<void> {
	await advisedFile(viewer, id, tx);
	const row = await lockedSheet(tx, sheet, id);
	if (row.signedAt) throw refused('support_sheet_signed');
	await sql`update venture.contact_file set sheet = null where sheet = ${sheet}`.execute(tx);
	await within(tx).deleteFrom('venture.sheet').where('id', '=', sheet).execute();
}

/** The sheets of a file, the latest first; whoever calls has checked that the reader may see them. */
export const sheetsOf = (file: string, on: On = db): Promise<Sheet[]> =>
	select(on).where('file', '=', file).orderBy('month', 'desc').orderBy('number', 'desc').execute();

/** What the link of a letter leads to: the sheet and its lines, for the holder to whom it went and who is one still. @throws 404 */
export async function sheetToSign(token: string, on: On = db) {
	const row = await within(on)
		.selectFrom('venture.sheet as s')
		.innerJoin('venture.file as f', 'f.id', 's.file')
		.innerJoin('network.organizationCard as k', 'k.id', 'f.keeper')
		.innerJoin('identity.person as p', 'p.id', 's.toPerson')
		.innerJoin('venture.holder as h', (join) =>
			join
				.onRef('h.file', '=', 's.file')
				.onRef('h.person', '=', 's.toPerson')
				.on('h.acceptedAt', 'is not', null)
				.on('h.endedAt', 'is', null)
		)
		.select([
			's.id',
			's.file',
			's.operation',
			's.minutes',
			's.hash',
			's.signedAt',
			's.signedName',
			's.toPerson as person'
		])
		.select(['f.name as fileName', 'k.name as keeper', 'p.name as personName'])
		.select(monthOf('s.month'))
		.where('s.tokenHash', '=', secretOf(token))
		.executeTakeFirst();
	if (!row) throw missing();
	return { ...row, lines: await linesOfSheet(row.id, on) };
}

/** Signs by the link of a letter: with a name, once. @throws 404, and what `signSheetOf` throws */
export const signSheet = async (tx: Tx, token: string, name: string, by: Pick<By, 'source' | 'at'>): Promise<void> =>
	signSheetOf(tx, (await sheetToSign(token, tx)).id, name, by);

/** Signs for the holder to whom a sheet went. @throws 404, support_sheet_signed, support_name_missing, support_sheet_changed */
export async function signSheetOf(tx: Tx, id: string, name: string, by: Pick<By, 'source' | 'at'>): Promise<void> {
	const row = await within(tx)
		.selectFrom('venture.sheet')
		.select(['file', 'toPerson', 'hash', 'minutes', 'operation', 'signedAt'])
		.select(monthOf('month'))
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row?.toPerson) throw missing();
	const { file, toPerson: person, hash, minutes, operation, month } = row;
	if (row.signedAt) throw refused('support_sheet_signed');
	const signedName = typedLine(name).slice(0, 120);
	if (!signedName) throw refused('support_name_missing', {}, 422);
	if (hashOf(await linesOfSheet(id, tx)) !== hash) throw refused('support_sheet_changed');
	await within(tx)
		.updateTable('venture.sheet')
		.set({ signedAt: by.at ?? new Date(), signedBy: person, signedName })
		.where('id', '=', id)
		.execute();
	await record(tx, {
		...by,
		actor: ref('person', person),
		verb: 'venture.sheet_signed',
		object: ref('venture_file', file),
		context: ref('sheet', id),
		detail: { month, minutes, operation },
		sealed: { subject: person, words: { name: signedName, hash } }
	});
}

/** The lines of a sheet as they were when it was sent. */
export const linesOfSheet = (sheet: string, on: On = db): Promise<SheetLine[]> =>
	linesWhere(on, sql`cf.sheet = ${sheet}`, null);

async function linesWhere(on: On, which: ReturnType<typeof sql>, month: string | null) {
	const { timeZone } = await hub();
	const { rows } = await sql<SheetLine & { operation: string | null }>`
		select c.id as contact, lower(cf.supports) as from, upper(cf.supports) as until, (extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60)::int as minutes, c.kind,
			coalesce(p.name, '—') as adviser, o.name as organization, c.operation
		from venture.contact_file cf join venture.contact c on c.id = cf.contact join network.organization_card o on o.id = c.organization left join identity.person p on p.id = c.author
		where ${which} and cf.supports is not null and (${month}::text is null or to_char(lower(cf.supports) at time zone ${timeZone}, 'YYYY-MM') = ${month})
		order by lower(cf.supports), c.id`.execute(on);
	return rows;
}

async function lockedSheet(tx: Tx, id: string, file: string) {
	const row = isId(id)
		? await within(tx)
				.selectFrom('venture.sheet')
				.select('signedAt')
				.where('id', '=', id)
				.where('file', '=', file)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** What was given, when and for how long; by whom is not in it, for a name goes when its person is erased. */
const hashOf = (lines: readonly SheetLine[]): string => createHash('sha256').update(textOf(lines)).digest('hex');

const textOf = (lines: readonly SheetLine[]): string =>
	canonicalize(
		lines.map(({ contact, from, until, kind }) => [contact, from.toISOString(), until.toISOString(), kind])
	) ?? '';

/** What was signed of a sheet, word for word: its hash is that of the sheet as long as nothing of it was changed. */
export const signedSheet = async (id: string, on: On = db): Promise<string> => textOf(await linesOfSheet(id, on));

const secretOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const monthOf = (column: 's.month' | 'month') => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM')`.as('month');

const select = (on: On) =>
	within(on)
		.selectFrom('venture.sheet')
		.select(['id', 'file', 'operation', 'number', 'minutes', 'sentAt', 'reminded', 'signedAt', 'signedName'])
		.select(monthOf('month'));
