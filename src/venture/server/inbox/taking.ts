import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { classify, type LetterRefusal, type LetterWriter } from '../../inbox/classify.ts';
import type { Mail } from '../../inbox/mail.ts';
import { hearAnswer, isAnswer } from '../appointments/answers.ts';
import { fileLetter } from './filing.ts';
import { keepLetter } from './keeping.ts';
import { type Addressed, writerOf } from './standing.ts';

/** What has become of a message in one file; `twice`: it had come before. */
export type Taken = 'filed' | 'asked' | 'answered' | 'twice' | 'later' | LetterRefusal;

/** Takes a message into the files that it is addressed to: into each what it says and nothing of the others. @throws 429 for a sender who sends too much */
export async function takeMail(mail: Mail, files: readonly Addressed[]): Promise<Taken[]> {
	// a name that others take in vain does not use up hers
	await limit('inbox', `${mail.authentication} ${mail.from.address}`);
	const taken: Taken[] = [];
	// one after the other: what is refused once is refused everywhere, for it depends on the message alone
	for (const file of files) taken.push(await transaction((tx) => takeInto(tx, file, mail)));
	return taken;
}

async function takeInto(tx: Tx, file: Addressed, mail: Mail): Promise<Taken> {
	await sql`select from venture.file where id = ${file.id} for update`.execute(tx);
	const { who, person } = await writerOf(file, mail.from.address, tx);
	const loops = mail.loops || (await isOurs(tx, mail));
	const automatic = mail.automatic && !invites(mail);
	const outcome = classify({ ...mail, automatic, who, loops, answers: await isAnswer(tx, file.id, mail) });
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

/** Whether the hub itself has written it. */
async function isOurs(tx: Tx, { messageId }: Mail): Promise<boolean> {
	const [, id] = /^<([0-9a-f-]{36})@/.exec(messageId ?? '') ?? [];
	return id !== undefined && (await sql`select from kernel.mail where id::text = ${id}`.execute(tx)).rows.length > 0;
}

/** A message without a name of its own is known by what it says. */
function keyOf({ from, messageId, subject, text, at, quoted }: Mail): string {
	const named = messageId ?? JSON.stringify([subject, text, at, quoted]);
	return createHash('sha256')
		.update(JSON.stringify([from.address, named]))
		.digest('base64url');
}
