import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Mail } from '#kernel/inbox/mail.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { FindLetterbox, Taken as Outcome } from '#kernel/server/inbox/letterboxes.ts';
import { classify, type LetterRefusal, type LetterWriter } from '../../inbox/classify.ts';
import { hearAnswer, isAnswer } from '../appointments/answers.ts';
import { fileLetter } from './filing.ts';
import { keepLetter } from './keeping.ts';
import { type Addressed, fileAt, writerOf } from './standing.ts';

/** What has become of a message in one file; `twice`: it had come before. */
type Taken = 'filed' | 'asked' | 'answered' | 'twice' | 'later' | LetterRefusal;

const outcomes: Readonly<Record<Taken, Outcome>> = {
	...({ filed: 'taken', asked: 'taken', answered: 'taken', twice: 'taken', later: 'later' } as const),
	...({ forged: 'forged', loops: 'loops', automatic: 'automatic' } as const)
};

/** What the address of an open file leads to. What is refused once is refused everywhere, for it depends on the message alone. */
export const fileLetterbox: FindLetterbox = async (mailbox) => {
	const file = await fileAt(mailbox, db);
	return file && { key: file.id, take: async (mail) => outcomes[await transaction((tx) => takeInto(tx, file, mail))] };
};

/** Takes a message into a file. */
export async function takeInto(tx: Tx, file: Addressed, mail: Mail): Promise<Taken> {
	await sql`select from venture.file where id = ${file.id} for update`.execute(tx);
	const { who, person } = await writerOf(file, mail.from.address, tx);
	const automatic = mail.automatic && !invites(mail);
	const outcome = classify({ ...mail, automatic, who, answers: await isAnswer(tx, file.id, mail) });
	if (typeof outcome === 'object') return outcome.refused;
	if (outcome === 'later') return outcome;
	if (outcome === 'answered') {
		await hearAnswer(tx, file.id, mail);
		return outcome;
	}
	return putLetter(tx, file, { mail, who, person, outcome }, { actor: null, source: 'job' });
}

type Put = Readonly<{ mail: Mail; who: LetterWriter; person: string | null; outcome: 'filed' | 'asked' }>;

/** Puts a letter into a file: as a contact of the adviser who sent it, or to wait for one. Once. */
export async function putLetter(
	tx: Tx,
	file: Pick<Addressed, 'id' | 'keeper'>,
	{ mail, who, person, outcome }: Put,
	by: By
): Promise<'filed' | 'asked' | 'twice'> {
	const key = keyOf(mail);
	const { rows } = await sql`select from venture.letter where file = ${file.id} and key = ${key}`.execute(tx);
	if (rows.length) return 'twice';
	const letter = { id: newId(), file: file.id, key, who, person, proved: mail.authentication === 'pass' };
	await keepLetter(tx, letter, mail, by);
	if (outcome === 'filed' && person) await fileLetter(tx, file, { id: letter.id, adviser: person }, by);
	return outcome;
}

/** A calendar has sent it for somebody who invites, or calls it off. */
const invites = ({ calendar }: Mail): boolean => calendar?.method === 'REQUEST' || calendar?.method === 'CANCEL';

/** A message without a name of its own is known by what it says. */
function keyOf({ from, messageId, subject, text, at, quoted }: Mail): string {
	const named = messageId ?? JSON.stringify([subject, text, at, quoted]);
	return createHash('sha256')
		.update(JSON.stringify([from.address, named]))
		.digest('base64url');
}
