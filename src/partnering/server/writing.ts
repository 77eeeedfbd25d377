import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { daysAfter, earlierOf, laterOf } from '#kernel/holidays.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { checkSectors, naceOf, organizationNames, skillsByUri } from '#network/server';
import { partneringActs } from '../acts.ts';
import { hasSheet } from '../kinds.ts';
import type { Submitted } from '../outside.ts';
import type { NewProposal } from '../proposal.ts';
import type { Reader } from '../reader.ts';
import { mayMove, type ProposalMove, type ProposalState, proposalAfter } from '../states.ts';
import { ownPath, writeToOutside } from './outside-letters.ts';
import type { OutsideParty } from './outsides.ts';
import { ownProposal, type Proposal } from './reading.ts';
import { within } from './tables.ts';

/** So many proposals an organisation publishes in a day. */
const MOST_A_DAY = 5;
/** How long one stands that is renewed, and at most. */
const RENEWED_DAYS = 90;
const MOST_DAYS = 366;
const DAY = 86_400_000;

/**
 * Writes down what an organisation offers or seeks, as a draft that nobody else sees. Sent twice, it is written once.
 * @returns its id. Throws 404 for who does not answer for it, partnering_unknown, network_sector_unknown.
 */
export async function writeProposal(
	tx: Tx,
	{ invited, sheet, ...given }: NewProposal,
	viewer: Viewer,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }> = {}
): Promise<string> {
	requireAct(viewer, partneringActs.act, { organisation: given.organization });
	await check(tx, { invited, ...given });
	const made = await within(tx)
		.insertInto('partnering.proposal')
		.values({ id, ...listsOf(given), writtenBy: viewer.id, fictional })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await keepBeside(tx, id, { invited, sheet, ...given });
	return id;
}

/** What is put up from abroad is in sectors that there are, and until a day that can be. @throws network_sector_unknown, partnering_until_wrong */
export async function checkSubmitted(tx: Tx, { sectors, until }: Pick<Submitted, 'sectors' | 'until'>): Promise<void> {
	await checkSectors(tx, sectors);
	await checkUntil(until);
}

type PutUp = Omit<Submitted, 'name' | 'person' | 'country' | 'number'>;

/** Writes down what an outside party offers or seeks: it waits for the team, and nobody else sees it. @returns its id. Throws as `checkSubmitted` */
export async function putUp(
	tx: Tx,
	{ id: outside, fictional }: OutsideParty,
	{ sheet, ...given }: PutUp
): Promise<string> {
	await checkSubmitted(tx, given);
	const id = newId();
	const its = { ...given, sectors: [...given.sectors], languages: [...given.languages] };
	await within(tx)
		.insertInto('partnering.proposal')
		.values({ id, outside, fictional, ...its, skills: [], nace: [], audience: 'public', anonymous: false })
		.execute();
	if (sheet && hasSheet(given.kind))
		await within(tx)
			.insertInto('partnering.sheet')
			.values({ proposal: id, ...sheet })
			.execute();
	return id;
}

/** Writes it anew; whose it is stays. Of one that is seen a fact tells it. @returns its state. Throws 404, partnering_not_now */
export async function changeProposal(
	tx: Tx,
	id: string,
	{ organization: _, invited, sheet, ...given }: NewProposal,
	viewer: Viewer,
	by: By
): Promise<ProposalState> {
	const proposal = await ownProposal(viewer, id, tx);
	const organization = proposal.organization?.id ?? '';
	// what an organisation abroad has written is nobody else's to change
	if (proposal.state === 'withdrawn' || proposal.organization?.country) throw refused('partnering_not_now', {}, 422);
	await check(tx, { organization, invited, ...given });
	if (proposal.state !== 'draft') await checkUntil(given.until);
	const asked = given.until === proposal.until ? {} : { askedOn: null };
	await within(tx)
		.updateTable('partnering.proposal')
		.set({ ...listsOf(given), ...asked, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	await keepBeside(tx, id, { organization, invited, sheet, ...given });
	const its = { ...proposal, ...given };
	if (proposal.state !== 'draft') await record(tx, { ...by, verb: 'partnering.changed', ...told(its) });
	return proposal.state;
}

/** Publishes a draft. @throws 404, partnering_not_now, partnering_until_wrong, partnering_too_many */
export async function publishProposal(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	const proposal = await ownProposal(viewer, id, tx);
	await checkUntil(proposal.until);
	if (by.source !== 'demo') await checkRate(tx, proposal.organization?.id ?? '');
	await go(tx, proposal, 'publish', { publishedAt: publishedAt(proposal, by), askedOn: null });
	const { detail, ...named } = told(proposal);
	const { audience, anonymous, sectors } = proposal;
	const country = proposal.organization?.country;
	await record(tx, {
		...by,
		verb: 'partnering.published',
		...named,
		detail: { ...detail, audience, anonymous, sectors: sectors.length, ...(country ? { country } : {}) }
	});
	if (!proposal.organization || !country || by.source === 'demo') return;
	const about = {
		letter: 'published',
		title: proposal.title,
		path: (party: OutsideParty) => ownPath(id, party)
	} as const;
	await writeToOutside(tx, proposal.organization.id, about);
}

/** Published anew within a day it stands where it stood: nobody presses it to the head of the list. */
function publishedAt({ publishedAt: before }: Proposal, { at = new Date() }: By): Date {
	return before && before.getTime() > at.getTime() - DAY ? before : at;
}

/** Says that it still holds, for three months more than it stands, and a year from now at most. @throws 404, partnering_not_now */
export async function renewProposal(tx: Tx, id: string, viewer: Reader, by: By): Promise<void> {
	await renew(tx, await ownProposal(viewer, id, tx), false, by);
}

/** The same for whoever was asked by a letter; whoever calls has checked and locked. @returns until when */
export async function renew(tx: Tx, proposal: Proposal, link: boolean, by: By): Promise<string> {
	const [today, last] = [await dayIn(0), await dayIn(MOST_DAYS)];
	const until = earlierOf(daysAfter(laterOf(proposal.until, today), RENEWED_DAYS), last);
	await go(tx, proposal, 'renew', { until, askedOn: null });
	const { detail, ...named } = told(proposal);
	await record(tx, { ...by, verb: 'partnering.renewed', ...named, detail: { ...detail, link } });
	return until;
}

/** Says no to what was put up from abroad, and why, to whoever put it up; for the team. @throws 404, partnering_not_now */
export async function refuseProposal(tx: Tx, id: string, why: string, viewer: Viewer, by: By): Promise<void> {
	requireAct(viewer, partneringActs.keep);
	const proposal = await ownProposal(viewer, id, tx);
	const { organization, state, title } = proposal;
	if (!organization?.country || state !== 'draft') throw refused('partnering_not_now', {}, 422);
	await go(tx, proposal, 'withdraw', { refusal: why });
	await record(tx, { ...by, verb: 'partnering.withdrawn', ...told(proposal) });
	const path = (party: OutsideParty) => ownPath(id, party);
	await writeToOutside(tx, organization.id, { letter: 'refused', title, quoted: why, path });
}

/** Puts it away: nobody finds it any more, and talks about it go on. @throws 404, partnering_not_now */
export async function withdrawProposal(tx: Tx, id: string, viewer: Reader, by: By): Promise<void> {
	await withdraw(tx, await ownProposal(viewer, id, tx), by);
}

/** The same for whoever was asked by a letter, and for a report; whoever calls has checked and locked. */
export async function withdraw(tx: Tx, proposal: Proposal, by: By): Promise<void> {
	await go(tx, proposal, 'withdraw');
	await record(tx, { ...by, verb: 'partnering.withdrawn', ...told(proposal) });
}

/** Takes up again what was put away, as a draft. @throws 404, partnering_not_now */
export async function resumeProposal(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	const proposal = await ownProposal(viewer, id, tx);
	await go(tx, proposal, 'resume', { refusal: null });
	await record(tx, { ...by, verb: 'partnering.resumed', ...told(proposal) });
}

/** Ends what is over; whoever calls has checked and locked. */
export async function expire(tx: Tx, proposal: Proposal, by: By): Promise<void> {
	await go(tx, proposal, 'expire');
	await record(tx, { ...by, verb: 'partnering.expired', ...told(proposal) });
}

/** A proposal as a fact names it: an anonymous one names no organisation. */
export const told = ({
	id,
	organization,
	anonymous,
	kind,
	direction,
	fictional
}: Pick<Proposal, 'id' | 'organization' | 'anonymous' | 'kind' | 'direction' | 'fictional'>) => ({
	object: ref('partnering_proposal', id),
	target:
		organization && !anonymous
			? ref(organization.country ? 'partnering_outside' : 'organization', organization.id)
			: null,
	detail: { kind, direction, fictional }
});

/** @throws partnering_not_now */
async function go(
	tx: Tx,
	{ id, state }: Proposal,
	move: ProposalMove,
	more: Readonly<{ until?: string; publishedAt?: Date; askedOn?: null; refusal?: string | null }> = {}
): Promise<void> {
	const next = mayMove(state, move) && proposalAfter(state, move);
	if (!next) throw refused('partnering_not_now', {}, 422);
	await within(tx)
		.updateTable('partnering.proposal')
		.set({ ...more, state: next, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

type Given = Pick<NewProposal, 'organization' | 'invited' | 'sectors' | 'skills' | 'nace'>;

/** @throws network_sector_unknown, people_skill_unknown, partnering_nace_unknown, partnering_invited_unknown */
async function check(tx: Tx, { organization, invited, sectors, skills, nace }: Given): Promise<void> {
	await checkSectors(tx, sectors);
	if ((await skillsByUri(skills, tx)).length < new Set(skills).size) throw refused('people_skill_unknown', {}, 422);
	if ((await naceOf(nace, tx)).length < new Set(nace).size) throw refused('partnering_nace_unknown', {}, 422);
	const ids = [...new Set([organization, ...invited])];
	if ((await organizationNames({ ids }, tx)).length < ids.length) throw refused('partnering_invited_unknown', {}, 422);
}

/** @throws partnering_until_wrong for a day that is over, or more than a year away */
async function checkUntil(until: string): Promise<void> {
	if (until < (await dayIn(0)) || until > (await dayIn(MOST_DAYS))) throw refused('partnering_until_wrong', {}, 422);
}

/** @throws partnering_too_many */
async function checkRate(tx: Tx, author: string): Promise<void> {
	// one after the other: two that are sent at once are two
	await sql`select pg_advisory_xact_lock(hashtextextended(${`partnering ${author}`}, 0))`.execute(tx);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.proposal p join kernel.activity a on a.object = p.id and a.verb = 'partnering.published'
		where p.author = ${author} and a.at > now() - interval '1 day'`.execute(tx);
	if ((rows[0]?.count ?? 0) >= MOST_A_DAY) throw refused('partnering_too_many', { count: MOST_A_DAY }, 429);
}

async function keepBeside(tx: Tx, proposal: string, given: NewProposal): Promise<void> {
	const { invited, sheet, kind, organization } = given;
	const others = [...new Set(invited)].filter((one) => one !== organization);
	const tables = within(tx);
	await tables.deleteFrom('partnering.invited').where('proposal', '=', proposal).execute();
	await tables.deleteFrom('partnering.sheet').where('proposal', '=', proposal).execute();
	if (others.length)
		await tables
			.insertInto('partnering.invited')
			.values(others.map((one) => ({ proposal, organization: one })))
			.execute();
	if (sheet && hasSheet(kind))
		await tables
			.insertInto('partnering.sheet')
			.values({ proposal, ...sheet })
			.execute();
}

const listsOf = <T extends Pick<NewProposal, 'sectors' | 'skills' | 'nace' | 'languages'>>(given: T) => ({
	...given,
	...{ sectors: [...given.sectors], skills: [...given.skills], nace: [...given.nace], languages: [...given.languages] }
});

const dayIn = async (days: number): Promise<string> =>
	isoDate(new Date(Date.now() + days * DAY), (await hub()).timeZone);
