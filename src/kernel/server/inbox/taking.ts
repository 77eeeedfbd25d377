import { sql } from 'kysely';
import type { Mail } from '../../inbox/mail.ts';
import { db } from '../db.ts';
import { limit } from '../limits.ts';
import type { Letterbox, Taken } from './letterboxes.ts';

/** Takes a message into the letterboxes that it is addressed to: into each what it says and nothing of the others. @throws 429 for a sender who sends too much */
export async function takeMail(mail: Mail, letterboxes: readonly Letterbox[]): Promise<Taken[]> {
	// a name that others take in vain does not use up hers
	await limit('inbox', `${mail.authentication} ${mail.from.address}`);
	const its = { ...mail, loops: mail.loops || (await isOurs(mail)) };
	const taken: Taken[] = [];
	for (const { take } of letterboxes) taken.push(await take(its));
	return taken;
}

/** Whether the hub itself has written it. */
async function isOurs({ messageId }: Mail): Promise<boolean> {
	const [, id] = /^<([0-9a-f-]{36})@/.exec(messageId ?? '') ?? [];
	return id !== undefined && (await sql`select from kernel.mail where id::text = ${id}`.execute(db)).rows.length > 0;
}
