import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { partneringActs } from '../acts.ts';
import type { OutcomeAnswer } from '../kinds.ts';
import { partiesOf, type Reader, viewerOf } from '../reader.ts';
import type { InterestState, Side, Talk } from '../states.ts';
import { lockProposal, type Proposal, proposalsTalkedAbout } from './reading.ts';
import { type On, within } from './tables.ts';

/** What one organisation and another say to each other about a proposal. `side`: on which the reader is; `acts`: whether she acts for it. */
export type Interest = Readonly<{
	id: string;
	proposal: Proposal;
	side: Side;
	acts: boolean;
	/** Who is interested. */
	interested: Party;
	state: InterestState;
	askedAt: Date;
	agreement: Agreement | null;
}>;

/** An organisation of the directory, with its page, or an outside party: with its country, and whoever writes for it. */
type Party = Readonly<{
	id: string;
	name: string;
	slug: string | null;
	country: string | null;
	person: string | null;
}>;

/** Words that one side has put down or both have confirmed. `outcomes`: what each side says became of it, once it was asked. */
type Agreement = Readonly<{
	id: string;
	words: string;
	author: boolean;
	interested: boolean;
	agreedAt: Date | null;
	outcomes: readonly Readonly<{ side: Side; answer: OutcomeAnswer | null }>[];
}>;

/** `mailed`: it came by e-mail. */
export type TalkMessage = Readonly<{ id: string; side: Side; words: string | null; at: Date; mailed: boolean }>;

/** A talk for one of its two sides. The team stands on the author's. @throws 404 for everybody else */
export async function talkFor(reader: Reader, id: string, on: On = db): Promise<Interest> {
	const row = isId(id) ? await rowOf(id, on) : undefined;
	const side = row && sideOf(reader, row);
	if (!row || !side) throw missing();
	const {
		proposal: about,
		organization,
		outside,
		slug,
		name,
		country,
		person,
		author,
		authorOutside,
		...interest
	} = row;
	const proposal = (await proposalsTalkedAbout(reader, [about], on)).get(about);
	if (!proposal) throw missing();
	return {
		...interest,
		side,
		// the team reads what an organisation abroad has put up, and nobody answers or signs in its place
		acts: side !== 'author' || !authorOutside || partiesOf(reader).includes(author),
		interested: { id: organization ?? outside ?? '', name, slug, country, person },
		proposal,
		agreement: await agreementOf(id, on)
	};
}

/** The same for who acts in it, locked with its proposal until the transaction ends. @throws 404, partnering_not_now */
export async function lockTalk(reader: Reader, id: string, tx: On): Promise<Interest> {
	const row = isId(id) ? await rowOf(id, tx) : undefined;
	if (!row || !sideOf(reader, row)) throw missing();
	await lockProposal(tx, row.proposal);
	const talk = await talkFor(reader, id, tx);
	if (!talk.acts) throw refused('partnering_not_now', {}, 422);
	return talk;
}

/** The talks about a proposal, for whose it is, the first first. */
export async function talksAbout(proposal: Pick<Proposal, 'id' | 'owns'>, on: On = db) {
	if (!proposal.owns) return [];
	return interests(on).where('i.proposal', '=', proposal.id).orderBy('i.askedAt').orderBy('i.id').execute();
}

/** How many interests wait for an answer in each of some proposals; whoever calls has checked who reads. */
export async function waitingIn(proposals: readonly string[], on: On = db): Promise<Map<string, number>> {
	const { rows } = await sql<{ proposal: string; count: number }>`
		select proposal, count(*)::int as count from partnering.interest
		where state = 'asked' and proposal = any(${[...proposals]}::uuid[]) group by proposal`.execute(on);
	return new Map(rows.map(({ proposal, count }) => [proposal, count]));
}

/** What the organisations that somebody answers for are interested in, the latest first. */
export async function interestsOf(reader: Viewer, on: On = db) {
	const own = hostedBy(reader);
	if (!own.length) return [];
	return interests(on).where('i.organization', 'in', own).orderBy('i.askedAt', 'desc').orderBy('i.id').execute();
}

/** What was written in a talk, the first first; whoever calls has checked who reads. */
export const messagesOf = (interest: string, on: On = db): Promise<TalkMessage[]> =>
	within(on)
		.selectFrom('partnering.message')
		.select(['id', 'side', 'words', 'at'])
		.select(sql<boolean>`key is not null`.as('mailed'))
		.where('interest', '=', interest)
		.orderBy('at')
		.orderBy('id')
		.execute();

/** How many interests wait for an answer of the organisations that somebody answers for; of all, for the team, which answers for none abroad. */
export async function countWaiting(viewer: Viewer, on: On = db): Promise<number> {
	const all = can(viewer, partneringActs.keep);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.interest i join partnering.proposal p on p.id = i.proposal
		where i.state = 'asked' and p.state in ('open', 'expired') and p.outside is null and (${all} or p.organization = any(${hostedBy(viewer)}::uuid[]))`.execute(
		on
	);
	return rows[0]?.count ?? 0;
}

/** A talk as its two pure rules know it. */
export const asTalk = ({ state, agreement }: Pick<Interest, 'state' | 'agreement'>): Talk => ({
	interest: state,
	agreement: agreement && { words: agreement.words, author: agreement.author, interested: agreement.interested }
});

const interests = (on: On) =>
	within(on)
		.selectFrom('partnering.interest as i')
		.innerJoin('partnering.proposal as p', 'p.id', 'i.proposal')
		.leftJoin('network.organizationCard as c', 'c.id', 'i.organization')
		.leftJoin('partnering.outside as o', 'o.id', 'i.outside')
		.leftJoin('partnering.agreement as a', 'a.interest', 'i.id')
		.select(['i.id', 'i.proposal', 'i.state', 'i.askedAt', 'c.slug', nameOf, 'o.country', 'p.title', 'a.agreedAt']);

/** Of who is interested: an organisation `c` of the directory, or one `o` that is outside. */
const nameOf = sql<string>`coalesce(c.name, o.name)`.as('name');

const rowOf = (id: string, on: On) =>
	within(on)
		.selectFrom('partnering.interest as i')
		.innerJoin('partnering.proposal as p', 'p.id', 'i.proposal')
		.leftJoin('network.organizationCard as c', 'c.id', 'i.organization')
		.leftJoin('partnering.outside as o', 'o.id', 'i.outside')
		.select(['i.id', 'i.proposal', 'i.state', 'i.askedAt', 'i.organization', 'i.outside'])
		.select(['c.slug', nameOf, 'o.country', 'o.person'])
		.select(['p.author', 'p.outside as authorOutside'])
		.where('i.id', '=', id)
		.executeTakeFirst();

/** Who answers for both sides stands on the author's. */
function sideOf(
	reader: Reader,
	{ author, organization, outside }: Readonly<{ author: string; organization: string | null; outside: string | null }>
): Side | null {
	const own = partiesOf(reader);
	if (own.includes(author)) return 'author';
	if (own.includes(organization ?? outside ?? '')) return 'interested';
	return can(viewerOf(reader), partneringActs.keep) ? 'author' : null;
}

async function agreementOf(interest: string, on: On): Promise<Agreement | null> {
	const row = await within(on)
		.selectFrom('partnering.agreement')
		.select(['id', 'words', 'authorAt', 'interestedAt', 'agreedAt'])
		.where('interest', '=', interest)
		.executeTakeFirst();
	if (!row) return null;
	const { authorAt, interestedAt, ...rest } = row;
	const said = await within(on)
		.selectFrom('partnering.outcome')
		.select(['side', 'answer'])
		.where('agreement', '=', row.id)
		.orderBy('side')
		.execute();
	return { ...rest, author: authorAt !== null, interested: interestedAt !== null, outcomes: said };
}
