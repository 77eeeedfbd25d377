import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { partneringActs } from '../acts.ts';
import type { NewInterest } from '../proposal.ts';
import { idOf, type Reader, viewerOf } from '../reader.ts';
import { type Side, type TalkMove, talkAfter } from '../states.ts';
import { talkAddress } from './addresses.ts';
import { type About, limitLetters } from './letters.ts';
import { outsidePath } from './outside-letters.ts';
import { writeToParty } from './party-letters.ts';
import { type Author, authors, isFor, lockProposal, type Proposal, proposalFor } from './reading.ts';
import { within } from './tables.ts';
import { asTalk, type Interest, lockTalk, talkFor } from './talks.ts';
import { told } from './writing.ts';

/** So many proposals an organisation is interested in a day. */
const MOST_A_DAY = 20;

/**
 * Says that an organisation is interested, with its first message; once for each proposal, and again where it had withdrawn.
 * @returns the talk. Throws 404, partnering_own, partnering_closed, partnering_already, partnering_interests_many, 429
 */
export async function askInterest(
	tx: Tx,
	proposal: string,
	{ organization, words }: NewInterest,
	viewer: Viewer,
	by: By
): Promise<string> {
	requireAct(viewer, partneringActs.act, { organisation: organization });
	await limitLetters(viewer, by);
	await lockProposal(tx, proposal);
	const found = await proposalFor(viewer, proposal, tx);
	const author = await authorOf(tx, proposal);
	if (author.id === organization) throw refused('partnering_own', {}, 422);
	if (found.state !== 'open') throw refused('partnering_closed', {}, 422);
	// whoever has answered goes on seeing it, and asks again only what is still for her
	if (!(await isFor(viewer, proposal, tx))) throw missing();
	return begin(tx, found, { reader: viewer, who: { organization } }, words, by);
}

/** Who is interested: an organisation, or an outside party. */
type Asking = Readonly<{
	reader: Reader;
	who: Readonly<{ organization: string } | { outside: string; country: string }>;
}>;

/** Begins a talk, or takes it up again; whoever calls has checked, and locked the proposal. @returns its id. Throws partnering_already, partnering_interests_many */
export async function begin(tx: Tx, found: Proposal, asking: Asking, words: string, by: By): Promise<string> {
	const { reader, who } = asking;
	const id = await askedAs(tx, found, asking, by);
	await keepMessage(tx, { interest: id, side: 'interested', words, by, reader });
	const { detail, object, target } = told(found);
	await record(tx, {
		...{ ...by, verb: 'partnering.interested', object, target, context: ref('partnering_interest', id) },
		detail: 'country' in who ? { ...detail, country: who.country } : detail
	});
	if (by.source !== 'demo')
		await tellOther(tx, { ...(await talkFor(reader, id, tx)), side: 'interested' }, 'interested', by, {
			...{ quoted: words, wordsOf: idOf(reader) }
		});
	return id;
}

/** Says yes: from then on each side knows the other, and they can agree. @throws 404, partnering_not_now */
export const acceptInterest = (tx: Tx, id: string, viewer: Reader, by: By): Promise<void> =>
	decide(tx, id, 'author', { kind: 'accept' }, viewer, by);

/** Says no, to one that was accepted too: the talk is closed, and what is not agreed falls. @throws 404, partnering_not_now, partnering_agreed_already */
export const declineInterest = (tx: Tx, id: string, viewer: Reader, by: By): Promise<void> =>
	decide(tx, id, 'author', { kind: 'decline' }, viewer, by);

/** Is not interested any more. @throws 404, partnering_not_now, partnering_agreed_already, 429 */
export async function withdrawInterest(tx: Tx, id: string, viewer: Reader, by: By): Promise<void> {
	await limitLetters(viewer, by);
	await leave(tx, id, viewer, by);
}

/** The same where it is not her act alone: whoever is erased leaves her talks, however many. @throws 404, partnering_not_now, partnering_agreed_already */
export const leave = (tx: Tx, id: string, reader: Reader, by: By): Promise<void> =>
	decide(tx, id, 'interested', { kind: 'withdraw' }, reader, by);

/**
 * Writes to the other side, which gets it by e-mail.
 * @param mailed of what came by e-mail: the side to which it was addressed, and what it is known by; the same one comes once
 * @throws 404, also for who stands on the other side, partnering_not_now, 429
 */
export async function writeMessage(
	tx: Tx,
	id: string,
	words: string,
	reader: Reader,
	by: By,
	mailed?: Readonly<{ side: Side; key: string }>
): Promise<void> {
	await limitLetters(reader, by);
	const talk = await lockTalk(reader, id, tx);
	if (mailed && talk.side !== mailed.side) throw missing();
	// two deliveries at the same moment: the first is in the talk by now
	if (mailed && (await hasCome(tx, id, mailed.key))) return;
	moved(talk, { kind: 'write', side: talk.side });
	await keepMessage(tx, { interest: id, side: talk.side, words, by, reader, key: mailed?.key ?? null });
	await tellOther(tx, talk, 'message', by, { quoted: words, wordsOf: idOf(reader) });
}

/** What follows a move of a talk that is locked. @throws partnering_not_now, partnering_agreed_already, partnering_words_changed */
export function moved(talk: Interest, move: TalkMove) {
	const after = talkAfter(asTalk(talk), move);
	if (typeof after === 'string') throw refused(after, {}, 422);
	return after;
}

/** Tells the other side by e-mail; what it may not know of this one is not said. */
export async function tellOther(
	tx: Tx,
	talk: Interest,
	letter: About['letter'],
	by: By,
	said: Readonly<{ quoted?: string; wordsOf?: string }> = {}
): Promise<void> {
	if (by.source === 'demo') return;
	const { id, proposal, interested, side } = talk;
	const toAuthor = side === 'interested';
	const its = {
		...{ letter, title: proposal.title, path: pageOf(id), ...said },
		...{ who: toAuthor ? interested.name : await authorName(tx, talk) },
		...(await replyTo(tx, id, toAuthor ? 'author' : 'interested'))
	};
	const to = toAuthor ? await authorOf(tx, proposal.id) : interested;
	await writeToParty(tx, to, its, (party) => outsidePath(id, party));
}

/** Where an answer by e-mail goes, while one may write in a talk. */
async function replyTo(tx: Tx, interest: string, side: Side): Promise<{ reply?: string }> {
	const { rows } = await sql`
		select from partnering.interest where id = ${interest} and state in ('asked', 'accepted')`.execute(tx);
	const reply = rows.length ? talkAddress(interest, side) : null;
	return reply ? { reply } : {};
}

/** Whose proposal it is, for whoever must reach it though its reader may not know it. @throws 404 */
export async function authorOf(tx: Tx, proposal: string): Promise<Pick<Author, 'id' | 'country'>> {
	const { rows } = await sql<Pick<Author, 'id' | 'country'>>`
		select p.author as id, o.country from partnering.proposal p left join partnering.outside o on o.id = p.outside where p.id = ${proposal}`.execute(
		tx
	);
	if (!rows[0]) throw missing();
	return rows[0];
}

const pageOf = (interest: string): string => `/me/partnering/talks/${interest}`;

/** Its author's name as the interested side may know it: of an anonymous one once it is accepted. */
async function authorName(tx: Tx, { id, proposal }: Interest): Promise<string | null> {
	const { rows } = await sql<{ name: string | null }>`
		select case when (not p.anonymous and p.state <> 'draft') or i.state = 'accepted' then c.name end as name
		from partnering.interest i join partnering.proposal p on p.id = i.proposal join ${authors} c on c.id = p.author
		where i.id = ${id} and p.id = ${proposal.id}`.execute(tx);
	return rows[0]?.name ?? null;
}

async function decide(
	tx: Tx,
	id: string,
	side: Side,
	move: TalkMove & { kind: 'accept' | 'decline' | 'withdraw' },
	reader: Reader,
	by: By
): Promise<void> {
	const talk = await lockTalk(reader, id, tx);
	if (talk.side !== side) throw refused('partnering_not_now', {}, 422);
	const { interest: state } = moved(talk, move);
	await within(tx)
		.updateTable('partnering.interest')
		.set({ state, decidedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	await within(tx).deleteFrom('partnering.agreement').where('interest', '=', id).execute();
	const verb = `partnering.interest_${state as 'accepted' | 'declined' | 'withdrawn'}` as const;
	const { detail, object, target } = told(talk.proposal);
	await record(tx, { ...by, verb, object, target, context: ref('partnering_interest', id), detail });
	await tellOther(tx, talk, state as 'accepted' | 'declined' | 'withdrawn', by);
}

async function askedAs(tx: Tx, { id: proposal }: Proposal, { reader, who }: Asking, by: By): Promise<string> {
	const tables = within(tx);
	const [party, asking] =
		'outside' in who ? (['outside', who.outside] as const) : (['organization', who.organization] as const);
	const writtenBy = viewerOf(reader)?.id ?? null;
	const before = await tables
		.selectFrom('partnering.interest')
		.select(['id', 'state'])
		.where('proposal', '=', proposal)
		.where(party, '=', asking)
		.executeTakeFirst();
	if (before && before.state !== 'withdrawn') throw refused('partnering_already', {}, 422);
	if (by.source !== 'demo') await checkRate(tx, party, asking);
	const askedAt = by.at ?? new Date();
	if (before) {
		const again = { state: 'asked' as const, writtenBy, askedAt, decidedAt: null };
		await tables.updateTable('partnering.interest').set(again).where('id', '=', before.id).execute();
		return before.id;
	}
	const id = newId();
	await tables
		.insertInto('partnering.interest')
		.values({ id, proposal, [party]: asking, writtenBy, askedAt })
		.execute();
	return id;
}

/** @throws partnering_interests_many */
async function checkRate(tx: Tx, party: 'organization' | 'outside', asking: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`interest ${asking}`}, 0))`.execute(tx);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.interest where ${sql.ref(party)} = ${asking} and asked_at > now() - interval '1 day'`.execute(
		tx
	);
	if ((rows[0]?.count ?? 0) >= MOST_A_DAY) throw refused('partnering_interests_many', { count: MOST_A_DAY }, 429);
}

type Said = Readonly<{
	interest: string;
	side: Side;
	words: string;
	by: By;
	reader: Reader;
	key?: string | null;
}>;

const keepMessage = (tx: Tx, { interest, side, words, by, reader, key = null }: Said) =>
	within(tx)
		.insertInto('partnering.message')
		.values({
			...{ id: newId(), interest, side, words, key, writtenBy: viewerOf(reader)?.id ?? null },
			...(by.at ? { at: by.at } : {})
		})
		.execute();

async function hasCome(tx: Tx, interest: string, key: string): Promise<boolean> {
	const { rows } = await sql`select from partnering.message where interest = ${interest} and key = ${key}`.execute(tx);
	return rows.length > 0;
}
