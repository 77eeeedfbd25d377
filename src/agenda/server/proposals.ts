import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { GivenProposal } from '../proposals/proposal.schema.ts';
import { schedule } from './occurrences.ts';
import { freeSlug, writeOffering } from './offerings.ts';
import { type On, within } from './tables.ts';

const MOST_WAITING = 200;
const LONGEST_SUMMARY = 240;

/** Keeps what somebody proposes for the team. Who she is stays out of the log. @throws proposals_many when too much waits. */
export async function propose(
	tx: Tx,
	{ when, ...given }: GivenProposal,
	{ person, locale }: Readonly<{ person: string | null; locale: Locale }>
): Promise<string> {
	const waiting = await waitingProposals(tx);
	// pressed twice, or sent again
	const same = waiting.find(
		({ email, title, words }) => email === given.email && title === given.title && words === given.words
	);
	if (same) return same.id;
	if (waiting.length >= MOST_WAITING) throw refused('proposals_many');
	const id = newId();
	const blank = { offering: null, taken: null, decidedBy: null, decidedAt: null };
	await within(tx)
		.insertInto('agenda.proposal')
		.values({ id, ...given, ...blank, person, locale, startsAt: when?.startsAt ?? null, endsAt: when?.endsAt ?? null })
		.execute();
	await record(tx, { verb: 'agenda.proposed', object: ref('proposal', id), source: 'web', detail: {} });
	return id;
}

/** What waits for the team, that which came first before all. */
export const waitingProposals = (on: On = db) =>
	within(on)
		.selectFrom('agenda.proposal')
		.selectAll()
		.where('decidedAt', 'is', null)
		.orderBy('sentAt')
		.orderBy('id')
		.limit(MOST_WAITING)
		.execute();

/**
 * Makes a draft of a proposal, with its séance where it says when, for an organisation (its slug), and tells who proposed it.
 * @returns the draft's id. Throws 404, proposals_decided when somebody was faster.
 */
export async function takeProposal(tx: Tx, id: string, organization: string, by: By): Promise<string> {
	const its = await decide(tx, id, true, by);
	const said = (text: string): Words => ({ source: its.locale, [its.locale]: text }) as Words;
	const offering = await writeOffering(tx, {
		...{ slug: await freeSlug(said(its.title), tx), kind: 'meetup', area: 'agenda', organization, sectors: [] },
		...{ title: said(its.title), summary: said(firstOf(its.words)), body: said(bodyOf(its)) },
		...{ audience: null, price: null, minAge: null, languages: [its.locale] }
	});
	const { timeZone } = await hub();
	const open = { capacity: null, waiting: true, offerMinutes: null, place: null };
	if (its.startsAt && its.endsAt)
		await schedule(tx, offering, { startsAt: its.startsAt, endsAt: its.endsAt, timeZone, ...open }, by);
	await within(tx).updateTable('agenda.proposal').set({ offering }).where('id', '=', id).execute();
	await tell(tx, its, m.proposals_letter_taken);
	return offering;
}

/** Thanks for a proposal that the team does not take. @throws 404, proposals_decided. */
export async function declineProposal(tx: Tx, id: string, by: By): Promise<void> {
	await tell(tx, await decide(tx, id, false, by), m.proposals_letter_declined);
}

type Proposal = Awaited<ReturnType<typeof waitingProposals>>[number];

async function decide(tx: Tx, id: string, taken: boolean, by: By): Promise<Proposal> {
	if (!isId(id)) throw missing();
	const its = await within(tx)
		.selectFrom('agenda.proposal')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!its) throw missing();
	if (its.decidedAt) throw refused('proposals_decided');
	const decided = { taken, decidedAt: new Date(), decidedBy: by.actor?.id ?? null };
	await within(tx).updateTable('agenda.proposal').set(decided).where('id', '=', id).execute();
	const verb = taken ? 'agenda.proposal_taken' : 'agenda.proposal_declined';
	await record(tx, { ...by, verb, object: ref('proposal', id), detail: {} });
	return its;
}

/** The first sentence, for lists. */
const firstOf = (words: string): string =>
	(/^.*?[.!?…](?=\s|$)/s.exec(words)?.[0] ?? words).slice(0, LONGEST_SUMMARY).trim();

const bodyOf = ({ words, place }: Proposal): string => (place ? `${words}\n\n${place}` : words);

async function tell(
	tx: Tx,
	{ email, person, locale, title, name: who }: Proposal,
	said: typeof m.proposals_letter_taken
): Promise<void> {
	const { name, contact } = await hub();
	await post(tx, {
		...{ to: email, locale, person, words: 'people' },
		subject: m.proposals_letter_subject({ title: title.replace(/[\r\n]+/g, ' ') }, { locale }),
		text: [
			m.proposals_letter_hello({ name: who }, { locale }),
			said({ title, hub: name }, { locale }),
			m.proposals_letter_answer({ email: contact.email }, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}

const proposals = (on: On) => within(on).selectFrom('agenda.proposal');

/** A proposal is hers who made it, by her account or by her address. */
async function ofHers(person: string, on: On) {
	const email = (await personById(person, on))?.email ?? null;
	return sql<boolean>`(person = ${person} or lower(email) = ${email})`;
}

/** What a person proposed, for her. */
export const exportProposals = async (person: string) =>
	proposals(db)
		.select(['name', 'email', 'title', 'words', 'place', 'startsAt', 'endsAt', 'sentAt', 'taken', 'decidedAt'])
		.where(await ofHers(person, db))
		.orderBy('sentAt')
		.execute();

/** Erases what a person proposed; the draft that it became is the team's. */
export async function eraseProposals(tx: Tx, person: string): Promise<void> {
	await within(tx)
		.deleteFrom('agenda.proposal')
		.where(await ofHers(person, tx))
		.execute();
	await within(tx).updateTable('agenda.proposal').set({ decidedBy: null }).where('decidedBy', '=', person).execute();
}

/** Forgets what was decided before a moment. */
export const forgetProposals = (tx: Tx, before: Date) =>
	within(tx).deleteFrom('agenda.proposal').where('decidedAt', '<', before).execute();
