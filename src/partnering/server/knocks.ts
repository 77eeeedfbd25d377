import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import type { Locale } from '#kernel/words.ts';
import type { OutsideAnswer, OutsideInterest, OutsideInvitation } from '../outside.ts';
import { writeInvitation, writeKnock } from './knock-letters.ts';
import { limitLetters } from './letters.ts';
import { linked } from './links.ts';
import { outsidePath } from './outside-letters.ts';
import { findOrMakeOutside, outsideById } from './outsides.ts';
import { lockProposal, ownProposal, type Proposal, proposalFor, proposalInvited } from './reading.ts';
import { type On, within } from './tables.ts';
import { begin } from './talking.ts';

/** How many answers wait at once for one address, and of how many strangers for one proposal. */
const MOST_FOR_ADDRESS = 5;
const MOST_FOR_PROPOSAL = 40;
/** How many one proposal invites in a day. */
const MOST_INVITED = 10;
/** How long a link holds: of what somebody typed, and of an invitation. */
const ANSWER_DAYS = 7;
const INVITATION_DAYS = 60;

/** An answer from outside that is not in a talk yet: what was typed, or whom one has invited. `path`: of the talk that it has become. */
export type Knock = Readonly<{
	id: string;
	/** Null once it is in a talk. */
	proposal: Proposal | null;
	email: string;
	locale: Locale;
	invited: boolean;
	answer: OutsideAnswer | null;
	path: string | null;
}>;

/**
 * Keeps what somebody from outside answers to what everybody may see, until she has proved her address by the link that goes there.
 * Where as many wait as may for one address, nothing is kept and nobody is told: whoever types an address hears nothing of it.
 * @throws 404, partnering_closed, partnering_knocks_many
 */
export async function knock(tx: Tx, proposal: string, { email, locale, ...answer }: OutsideInterest): Promise<void> {
	await lockProposal(tx, proposal);
	const found = await proposalFor(null, proposal, tx);
	if (found.state !== 'open') throw refused('partnering_closed', {}, 422);
	const waiting = await waitingOf(tx, proposal, email);
	if (waiting.all >= MOST_FOR_PROPOSAL) throw refused('partnering_knocks_many', {}, 429);
	if (waiting.hers >= MOST_FOR_ADDRESS) return;
	const id = newId();
	const kept = { id, proposal, email, locale, invited: false, answer: JSON.stringify(answer) };
	await within(tx).insertInto('partnering.knock').values(kept).execute();
	await writeKnock(tx, { id, email, locale });
}

/** Invites somebody from outside to answer, whoever may see it else: for whose it is. @throws 404, partnering_closed, partnering_invitations_many, 429 */
export async function inviteOutside(
	tx: Tx,
	proposal: string,
	{ email, locale }: OutsideInvitation,
	viewer: Viewer,
	by: By
): Promise<void> {
	await limitLetters(viewer, by);
	const found = await ownProposal(viewer, proposal, tx);
	if (found.state !== 'open') throw refused('partnering_closed', {}, 422);
	await checkInvited(tx, proposal);
	const before = await waitingInvitation(tx, proposal, email);
	const id = before ?? newId();
	const kept = { id, proposal, email, locale, invited: true, invitedBy: viewer.id };
	if (!before) await within(tx).insertInto('partnering.knock').values(kept).execute();
	await writeInvitation(tx, { id, email, locale }, found);
}

/** What the link of a letter asks. @throws 404 for a link that is not ours, or too old, and once nobody may answer any more */
export async function knockByLink(token: string, on: On = db): Promise<Knock> {
	const row = await standing(linked('knock', token).about, on);
	const { proposal, interest, ...its } = row;
	if (!interest) return { ...its, path: null, proposal: await answerable(row, on) };
	return { ...its, path: await pathOf(interest, on), proposal: null };
}

/**
 * Puts into a talk what somebody from outside has typed, once her link has proved her address. Pressed twice, it is one talk.
 * @param given what she typed at the link of an invitation
 * @returns our own path of the talk. Throws 404, partnering_closed, partnering_already, partnering_own, partnering_outside_here, partnering_interests_many
 */
export async function answerByKnock(
	tx: Tx,
	token: string,
	given: OutsideAnswer | null,
	by: Pick<By, 'source'>
): Promise<string> {
	const { about } = linked('knock', token);
	const row = await standing(about, tx, true);
	if (row.interest) return pathOf(row.interest, tx);
	const answer = row.answer ?? given;
	if (!answer) throw missing();
	await lockProposal(tx, row.proposal);
	const found = await answerable(row, tx);
	if (await isOwn(tx, row.proposal, row.email)) throw refused('partnering_own', {}, 422);
	await prove(tx, row.email);
	const { words, ...said } = answer;
	const party = await findOrMakeOutside(tx, { ...said, email: row.email, locale: row.locale });
	const who = { outside: party.id, country: party.country };
	const interest = await begin(tx, found, { reader: { outside: party.id }, who }, words, { ...by, actor: null });
	// what was typed is in the talk by now
	await within(tx).updateTable('partnering.knock').set({ interest, answer: null }).where('id', '=', about).execute();
	return outsidePath(interest, party);
}

/** Forgets what nobody has proved, and invitations that nobody has answered. */
export const forgetKnocks = async (tx: Tx, now: Date): Promise<void> => {
	await sql`delete from partnering.knock where at < ${now}::timestamptz - make_interval(days => case when invited then ${INVITATION_DAYS}::int else ${ANSWER_DAYS}::int end)`.execute(
		tx
	);
};

/** What may still be answered: by whoever was invited whatever is open, by others what everybody may see. @throws 404 */
async function answerable({ proposal, invited }: { proposal: string; invited: boolean }, on: On): Promise<Proposal> {
	const found = await (invited ? proposalInvited(proposal, on) : proposalFor(null, proposal, on));
	if (found.state !== 'open') throw missing();
	return found;
}

async function standing(id: string, on: On, locked = false) {
	const row = await within(on)
		.selectFrom('partnering.knock')
		.select(['id', 'proposal', 'email', 'locale', 'invited', 'answer', 'interest', 'at'])
		.where('id', '=', id)
		.$if(locked, (query) => query.forUpdate())
		.executeTakeFirst();
	if (!row || row.at.getTime() < Date.now() - (row.invited ? INVITATION_DAYS : ANSWER_DAYS) * 86_400_000)
		throw missing();
	return row;
}

/** @throws 404 for the talk of who is gone */
async function pathOf(interest: string, on: On): Promise<string> {
	const { rows } = await sql<{ outside: string | null }>`
		select outside from partnering.interest where id = ${interest}`.execute(on);
	const party = rows[0]?.outside ? await outsideById(rows[0].outside, on) : undefined;
	if (!party?.email) throw missing();
	return outsidePath(interest, party);
}

/** Whether an address is of somebody who answers for the very organisation that proposes, or its own. */
async function isOwn(tx: Tx, proposal: string, email: string): Promise<boolean> {
	const { rows } = await sql`
		select from identity.person p join identity.role r on r.person = p.id and r.role in ('director', 'partner') and r.revoked_at is null
			join partnering.proposal o on o.organization = r.scope where o.id = ${proposal} and lower(p.email) = ${email}
		union all select from partnering.proposal o join partnering.outside t on t.id = o.outside where o.id = ${proposal} and t.email = ${email}`.execute(
		tx
	);
	return rows.length > 0;
}

/** How many answers of today wait for the proof of one address, and at one proposal. */
async function waitingOf(tx: Tx, proposal: string, email: string): Promise<{ hers: number; all: number }> {
	const { rows } = await sql<{ hers: number; all: number }>`
		select count(*) filter (where email = ${email})::int as hers, count(*) filter (where proposal = ${proposal})::int as all
		from partnering.knock where interest is null and not invited and at > now() - interval '1 day'`.execute(tx);
	return rows[0] ?? { hers: 0, all: 0 };
}

/** @throws partnering_invitations_many */
async function checkInvited(tx: Tx, proposal: string): Promise<void> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.knock where proposal = ${proposal} and invited and at > now() - interval '1 day'`.execute(
		tx
	);
	if ((rows[0]?.count ?? 0) >= MOST_INVITED) throw refused('partnering_invitations_many', { count: MOST_INVITED }, 429);
}

async function waitingInvitation(tx: Tx, proposal: string, email: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from partnering.knock where proposal = ${proposal} and email = ${email} and invited and interest is null`.execute(
		tx
	);
	return rows[0]?.id;
}
