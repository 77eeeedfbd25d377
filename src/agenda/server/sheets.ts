import type { ColumnType } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepFile, readFileOf } from '#kernel/server/storage.ts';
import type { On } from './tables.ts';

const MEGABYTE = 1024 * 1024;
/** The largest scan that is taken, in bytes. */
const LARGEST = 20 * MEGABYTE;
const MOST = 20;

/** The media types of scans, by how their content begins: what a browser says of a file is not believed. */
const signatures = [
	['application/pdf', '%PDF-'],
	['image/jpeg', '\xff\xd8\xff'],
	['image/png', '\x89PNG\r\n\x1a\n']
] as const;
type MediaType = (typeof signatures)[number][0];

interface SheetTable {
	id: string;
	occurrence: string;
	hash: string;
	name: string;
	bytes: number;
	mediaType: MediaType;
	uploadedBy: string | null;
	uploadedAt: ColumnType<Date, Date | undefined, Date>;
	removedAt: Date | null;
	removedBy: string | null;
}

type Tables = { 'agenda.attendanceSheet': SheetTable; 'agenda.occurrence': { id: string } };
const within = (on: On) => on.withTables<Tables>();

/** A signed attendance sheet that was scanned; the name of who attached it is for the page to find. */
export type Sheet = Readonly<{
	id: string;
	name: string;
	hash: string;
	bytes: number;
	mediaType: MediaType;
	uploadedBy: string | null;
	uploadedAt: Date;
}>;

/** The sheets attached to a séance, the first one first. */
export async function sheetsOf(occurrence: string, on: On = db): Promise<Sheet[]> {
	return within(on)
		.selectFrom('agenda.attendanceSheet')
		.select(['id', 'name', 'hash', 'bytes', 'mediaType', 'uploadedBy', 'uploadedAt'])
		.where('occurrence', '=', occurrence)
		.where('removedAt', 'is', null)
		.orderBy('uploadedAt')
		.execute();
}

/**
 * Attaches a signed sheet. The same file again for the same séance changes nothing.
 * @throws agenda_sheet_empty, _large (more than 20 MB), _kind (neither PDF, JPEG nor PNG), _most (more than 20), all 422.
 */
export async function attachSheet(
	tx: Tx,
	occurrence: string,
	file: Readonly<{ name: string; content: Buffer }>,
	actor: Ref
): Promise<void> {
	const mediaType = kindOf(file.content);
	await lockSeance(tx, occurrence);
	const there = await sheetsOf(occurrence, tx);
	const hash = await keepFile(tx, file.content, mediaType);
	if (there.some((sheet) => sheet.hash === hash)) return;
	if (there.length >= MOST) throw refused('agenda_sheet_most', { most: MOST }, 422);
	const bytes = file.content.length;
	await within(tx)
		.insertInto('agenda.attendanceSheet')
		.values({
			id: newId(),
			occurrence,
			hash,
			name: nameOf(file.name),
			bytes,
			mediaType,
			uploadedBy: actor.id,
			removedAt: null,
			removedBy: null
		})
		.execute();
	const detail = { hash, bytes, mediaType };
	await record(tx, {
		verb: 'agenda.sheet_attached',
		actor,
		object: ref('occurrence', occurrence),
		source: 'desk',
		detail
	});
}

/** Takes away a sheet that was attached by mistake. A second call changes nothing. @throws 404 when the séance never had it. */
export async function removeSheet(tx: Tx, occurrence: string, id: string, actor: Ref): Promise<void> {
	const removed = await within(tx)
		.updateTable('agenda.attendanceSheet')
		.set({ removedAt: new Date(), removedBy: actor.id })
		.where('id', '=', id)
		.where('occurrence', '=', occurrence)
		.where('removedAt', 'is', null)
		.returning(['hash', 'bytes'])
		.executeTakeFirst();
	if (!removed) return exists(tx, occurrence, id);
	await record(tx, {
		verb: 'agenda.sheet_removed',
		actor,
		object: ref('occurrence', occurrence),
		source: 'desk',
		detail: removed
	});
}

/** The scan of a sheet. @throws 404 when the séance has none of this id. */
export async function readSheet(occurrence: string, id: string): Promise<Sheet & { content: Buffer }> {
	const sheet = (await sheetsOf(occurrence)).find((one) => one.id === id);
	if (!sheet) throw missing();
	return { ...sheet, content: (await readFileOf(sheet.hash)).content };
}

/** What is kept about a person: the sheets she attached or took away. What is written on a sheet is on paper, and nobody finds it here. */
export async function exportSheets(person: string): Promise<unknown[]> {
	return within(db)
		.selectFrom('agenda.attendanceSheet')
		.select(['id', 'occurrence', 'name', 'uploadedAt', 'removedAt'])
		.where((row) => row.or([row('uploadedBy', '=', person), row('removedBy', '=', person)]))
		.orderBy('uploadedAt')
		.execute();
}

/** Forgets who attached and who took away; the sheets stay, for the funder. */
export async function eraseSheets(tx: Tx, person: string): Promise<void> {
	const sheets = within(tx);
	await sheets
		.updateTable('agenda.attendanceSheet')
		.set({ uploadedBy: null })
		.where('uploadedBy', '=', person)
		.execute();
	await sheets.updateTable('agenda.attendanceSheet').set({ removedBy: null }).where('removedBy', '=', person).execute();
}

function kindOf(content: Buffer): MediaType {
	if (!content.length) throw refused('agenda_sheet_empty', {}, 422);
	if (content.length > LARGEST) throw refused('agenda_sheet_large', { megabytes: LARGEST / MEGABYTE }, 422);
	const found = signatures.find(([, begin]) => content.subarray(0, begin.length).toString('latin1') === begin);
	if (!found) throw refused('agenda_sheet_kind', {}, 422);
	return found[0];
}

/** A file's name without a path and without what would make it read as another. */
function nameOf(given: string): string {
	const [last = ''] = given.split(/[\\/]/).slice(-1);
	const plain = last
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
		.trim();
	return [...plain].slice(-120).join('') || 'scan';
}

async function exists(tx: Tx, occurrence: string, id: string): Promise<void> {
	const found = await within(tx)
		.selectFrom('agenda.attendanceSheet')
		.select('id')
		.where('id', '=', id)
		.where('occurrence', '=', occurrence)
		.executeTakeFirst();
	if (!found) throw missing();
}

async function lockSeance(tx: Tx, id: string): Promise<void> {
	const found = await within(tx)
		.selectFrom('agenda.occurrence')
		.select('id')
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!found) throw missing();
}
