import { sql } from 'kysely';
import { ifThere, missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { CalendarSaid, Forwarded } from '#kernel/inbox/mail.ts';
import { db } from '#kernel/server/db.ts';
import type { LetterWriter } from '../../inbox/classify.ts';
import { readsContact } from '../../standing.ts';
import { documentFor } from '../documents.ts';
import { type File, fileFor, type Reader } from '../files.ts';
import type { On } from '../tables.ts';

/** What came along with a letter. */
type LetterDocument = Readonly<{ id: string; name: string; size: number }>;

/** What a letter says besides what its contact says. */
export type LetterPart = Readonly<{
	id: string;
	fromName: string;
	fromAddress: string;
	who: LetterWriter;
	proved: boolean;
	quoted: string | null;
	forwarded: Forwarded | null;
	calendar: CalendarSaid | null;
	leftOut: number;
	documents: readonly LetterDocument[];
}>;

/** A letter that waits for an adviser. */
export type WaitingLetter = LetterPart & Readonly<{ subject: string | null; words: string | null; writtenAt: Date }>;

const MOST = 100;

const part = sql`l.id, l.from_name, l.from_address, l.who, l.proved, l.quoted, l.forwarded, l.calendar, l.left_out,
	coalesce((select json_agg(json_build_object('id', d.id, 'name', d.name, 'size', d.size) order by d.rank) from venture.letter_document d where d.letter = l.id), '[]') as documents`;

/** The letters of a file that wait, the oldest first: for the advisers who work in it. Others have none. */
export async function waitingLetters(file: File, on: On = db): Promise<WaitingLetter[]> {
	if (file.standing.as !== 'adviser') return [];
	const { rows } = await sql<WaitingLetter>`
		select ${part}, l.subject, l.words, l.written_at from venture.letter l where l.file = ${file.id} and l.state = 'waiting' order by l.received_at, l.id limit ${MOST}`.execute(
		on
	);
	return rows;
}

/** The letters that some contacts are, by their contact; whoever calls has checked that the reader may see these. */
export async function lettersOfContacts(contacts: readonly string[], on: On = db): Promise<Map<string, LetterPart>> {
	const { rows } = await sql<LetterPart & { contact: string }>`
		select ${part}, l.contact from venture.letter l where l.contact = any(${[...contacts]}::uuid[])`.execute(on);
	return new Map(rows.map(({ contact, ...letter }) => [contact, letter]));
}

/** The bytes of what came along with a letter: while it waits for an adviser of the keeper, then for who may read its contact. @throws 404 */
async function letterDocument(
	reader: Reader,
	file: string,
	id: string,
	on: On = db
): Promise<{ hash: string; name: string }> {
	const its = await fileFor(reader, file, on);
	const { rows } = isId(id)
		? await sql<{
				hash: string;
				name: string;
				waits: boolean;
				author: string | null;
				shared: boolean;
				struck: boolean;
			}>`
			select d.hash, d.name, l.state = 'waiting' as waits, c.author, c.shared_at is not null as shared, c.struck_at is not null as struck
			from venture.letter_document d join venture.letter l on l.id = d.letter left join venture.contact c on c.id = l.contact
			where d.id = ${id} and l.file = ${file}`.execute(on)
		: { rows: [] };
	const [row] = rows;
	if (!row) throw missing();
	const may = row.waits ? its.standing.as === 'adviser' : !row.struck && readsContact(its.standing, row, reader.id);
	if (!may) throw missing();
	return { hash: row.hash, name: row.name };
}

/** A document of a file, or of a letter to it. @throws 404 */
export const paperFor = async (reader: Reader, file: string, id: string) =>
	(await ifThere(letterDocument(reader, file, id))) ?? documentFor(reader, file, id);
