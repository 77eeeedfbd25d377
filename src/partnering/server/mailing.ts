import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import type { Mail } from '#kernel/inbox/mail.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { FindLetterbox, LetterRefusal, Taken } from '#kernel/server/inbox/letterboxes.ts';
import { Message } from '../proposal.ts';
import type { Reader } from '../reader.ts';
import { type Addressed, addressedBy } from './addresses.ts';
import { writeMessage } from './talking.ts';

/** What the address of a side of a talk leads to. */
export const talkLetterbox: FindLetterbox = async (mailbox) => {
	const talk = addressedBy(mailbox);
	const { rows } = talk
		? await sql`select from partnering.interest where id = ${talk.interest}`.execute(db)
		: { rows: [] };
	return talk && rows.length ? { key: mailbox, alone: true, take: (mail) => takeAnswer(talk, mail) } : undefined;
};

/** Puts what somebody answered by e-mail into a talk, as what her side says. What proves nothing of who wrote it is refused, whoever it says it is from. */
async function takeAnswer(talk: Addressed, mail: Mail): Promise<Taken> {
	const wrong = refusalOf(mail);
	if (wrong) return wrong;
	const given = Message.safeParse({ message: mail.own });
	if (!given.success) return mail.own ? 'long' : 'empty';
	const reader = await writerOf(talk, mail.from.address);
	if (!reader) return 'stranger';
	const key = keyOf(mail);
	const { rows } = await sql`select from partnering.message where interest = ${talk.interest} and key = ${key}`.execute(
		db
	);
	if (rows.length) return 'taken';
	const actor = 'outside' in reader ? null : ref('person', reader.id);
	const by = { actor, source: 'job' } as const;
	const mailed = { side: talk.side, key };
	try {
		await transaction((tx) => writeMessage(tx, talk.interest, given.data.message, reader, by, mailed));
		return 'taken';
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 429) throw error;
		return error.status === 404 ? 'stranger' : 'over';
	}
}

function refusalOf({ loops, authentication, automatic, documents, leftOut }: Mail): LetterRefusal | 'later' | null {
	if (loops) return 'loops';
	if (authentication === 'fail') return 'forged';
	if (authentication === 'later') return 'later';
	if (automatic) return 'automatic';
	if (authentication === 'none') return 'unproved';
	const signs = documents.every(({ mediaType }) => SIGNATURE.test(mediaType));
	return leftOut || !signs ? 'documents' : null;
}

/** What mail programs add of themselves. */
const SIGNATURE = /^application\/(x-)?(pkcs7|pgp)-(signature|keys)$|^text\/(x-)?vcard$/;

/** Who writes from an address for a side of a talk: whoever answers for its organisation, at an address that she has proved, or the outside party. */
async function writerOf({ interest, side }: Addressed, address: string): Promise<Reader | null> {
	const { rows } = await sql<{ outside: string | null; person: string | null }>`
		select o.id as outside, (
			select p.id from identity.person p join kernel.mailbox b on b.address = lower(p.email) and b.proved_at is not null
				join identity.role r on r.person = p.id and r.role in ('director', 'partner') and r.revoked_at is null
			where lower(p.email) = ${address} and p.erased_at is null and p.suspended_at is null
				and r.scope = ${side === 'author' ? sql`p1.organization` : sql`i.organization`} limit 1) as person
		from partnering.interest i join partnering.proposal p1 on p1.id = i.proposal
			left join partnering.outside o on o.id = ${side === 'author' ? sql`p1.outside` : sql`i.outside`} and o.email = ${address}
		where i.id = ${interest}`.execute(db);
	const [found] = rows;
	return found?.outside ? { outside: found.outside } : absent(found?.person ?? null);
}

/** A message without a name of its own is known by what it says. */
function keyOf({ from, messageId, own, at }: Mail): string {
	return createHash('sha256')
		.update(JSON.stringify([from.address, messageId ?? [own, at]]))
		.digest('base64url');
}
