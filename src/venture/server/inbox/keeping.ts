import { readFile } from 'node:fs/promises';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Mail } from '#kernel/inbox/mail.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import type { LetterWriter } from '../../inbox/classify.ts';
import { within } from './tables.ts';

type Kept = Readonly<{
	id: string;
	file: string;
	key: string;
	who: LetterWriter;
	person: string | null;
	proved: boolean;
}>;

/** Writes down a letter and what came along with it. It waits: whoever has the right to puts it into the file. */
export async function keepLetter(
	tx: Tx,
	{ id, file, key, who, person, proved }: Kept,
	mail: Mail,
	by: By
): Promise<void> {
	const { from, to, subject, text, quoted, forwarded, calendar, leftOut } = mail;
	await within(tx)
		.insertInto('venture.letter')
		.values({
			...{ id, file, key, state: 'waiting', who, proved, leftOut },
			// somebody whom nobody has proved is nobody whom the hub knows
			...{ sender: proved ? person : null, fromName: from.name, fromAddress: from.address },
			...{ recipients: [...to], subject: subject || null, words: text || null, quoted },
			forwarded: forwarded && JSON.stringify(forwarded),
			calendar: calendar && JSON.stringify(calendar),
			writtenAt: writtenAt(mail, by.at),
			...(by.at ? { receivedAt: by.at } : {})
		})
		.execute();
	for (const [rank, { name, mediaType, path, bytes }] of mail.documents.entries()) {
		const hash = await keepFile(tx, await readFile(path), mediaType);
		await within(tx)
			.insertInto('venture.letterDocument')
			.values({ id: newId(), letter: id, rank, name, mediaType, size: bytes, hash })
			.execute();
	}
	const detail = { who, proved, documents: mail.documents.length };
	await record(tx, {
		...by,
		...{ verb: 'venture.letter_came', object: ref('venture_file', file), context: ref('venture_letter', id), detail }
	});
}

const YEARS = 10;

/** When it says that it was written; a clock that is wrong is not believed. */
function writtenAt({ at }: Mail, now = new Date()): Date {
	const said = at ? new Date(at) : now;
	const oldest = new Date(now).setUTCFullYear(now.getUTCFullYear() - YEARS);
	return +said > +now || +said < oldest ? now : said;
}
