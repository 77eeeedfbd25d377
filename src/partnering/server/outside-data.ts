import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetLettersOutside } from './outside-proofs.ts';
import { lockOutside, type OutsideParty } from './outsides.ts';
import { ownProposal } from './reading.ts';
import { within } from './tables.ts';
import { declineInterest, leave } from './talking.ts';
import { withdraw } from './writing.ts';

/** Who has said nothing for so long, and agreed on nothing, is erased by herself. */
const FORGOTTEN_YEARS = 2;
/** So long after it became an organisation of the directory one knows who wrote for it before. */
const TIED_YEARS = 1;

/** All that is kept about an outside party, for its own address. */
export async function outsideData({ id, name, person, email, country, locale, scheme, value, since }: OutsideParty) {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		organization: { name, person, email, country, language: locale, identifier: scheme && { scheme, value }, since },
		proposals: await rows(sql`
			select direction, kind, title, needs, locality, until::text as until, state, refusal, written_at from partnering.proposal
			where outside = ${id} order by written_at, id`),
		waiting: await rows(sql`
			select given, at from partnering.submission where email = ${email} and proposal is null order by at, id`),
		interests: await rows(sql`
			select p.title as proposal, i.state, i.asked_at from partnering.interest i join partnering.proposal p on p.id = i.proposal
			where i.outside = ${id} order by i.asked_at`),
		messages: await rows(sql`
			select p.title as proposal, s.words, s.at from partnering.message s join partnering.interest i on i.id = s.interest
				join partnering.proposal p on p.id = i.proposal where (i.outside = ${id} and s.side = 'interested') or (p.outside = ${id} and s.side = 'author') order by s.at`),
		agreements: await rows(sql`
			select p.title as proposal, a.words, a.agreed_at, o.answer as outcome from partnering.agreement a
				join partnering.interest i on i.id = a.interest join partnering.proposal p on p.id = i.proposal
				left join partnering.outcome o on o.agreement = a.id and o.side = case when p.outside = ${id} then 'author' else 'interested' end
			where ${id}::uuid in (i.outside, p.outside) order by a.agreed_at`)
	};
}

/**
 * Removes whoever wrote for an outside party, what she said, and the letters to her: talks that lead to nothing yet are closed, and what she has put up
 * goes, but for the title where somebody has answered it. What both sides have agreed on stays, with the organisation's name; where nothing was agreed
 * that goes too.
 */
export async function eraseOutside(tx: Tx, id: string, by: By): Promise<void> {
	const party = await lockOutside(tx, id);
	// not counted: whoever has many open talks is erased too
	for (const { talk, own } of await openTalks(tx, id))
		await (own ? declineInterest : leave)(tx, talk, { outside: id }, by);
	await sql`update partnering.message s set words = null from partnering.interest i join partnering.proposal p on p.id = i.proposal
		where i.id = s.interest and ((i.outside = ${id} and s.side = 'interested') or (p.outside = ${id} and s.side = 'author'))`.execute(
		tx
	);
	await sql`delete from partnering.signing where outside = ${id}`.execute(tx);
	for (const table of ['knock', 'submission'])
		await sql`delete from partnering.${sql.raw(table)} where email = ${party.email}`.execute(tx);
	await eraseProposals(tx, id, by);
	const { rows } = await sql`
		select from partnering.interest i join partnering.proposal p on p.id = i.proposal join partnering.agreement a on a.interest = i.id
		where ${id}::uuid in (i.outside, p.outside) and a.agreed_at is not null limit 1`.execute(tx);
	await forgetWriter(tx, party, { scheme: null, value: null, ...(rows.length ? {} : { name: '' }) }, by);
}

/** What an outside party has put up is found by nobody any more; of what was answered the title stays, by which the other side knows her talk. */
async function eraseProposals(tx: Tx, outside: string, by: By): Promise<void> {
	const { rows } = await sql<{
		id: string;
	}>`select id from partnering.proposal where outside = ${outside} order by id`.execute(tx);
	for (const { id } of rows) {
		const proposal = await ownProposal({ outside }, id, tx);
		if (proposal.state !== 'withdrawn') await withdraw(tx, proposal, by);
	}
	await sql`delete from partnering.knock k using partnering.proposal p where p.id = k.proposal and p.outside = ${outside} and k.interest is null`.execute(
		tx
	);
	await sql`delete from partnering.proposal p where outside = ${outside}
		and not exists (select from partnering.interest i where i.proposal = p.id)`.execute(tx);
	await sql`update partnering.proposal set needs = '', locality = null, refusal = null where outside = ${outside}`.execute(
		tx
	);
}

/**
 * Forgets whoever wrote for an outside party, and the letters to her.
 * @param more what is not known of the party itself any more
 */
export async function forgetWriter(
	tx: Tx,
	{ id, email, country }: OutsideParty,
	more: Readonly<{ name?: string; scheme?: null; value?: null }>,
	by: By
): Promise<void> {
	await within(tx)
		.updateTable('partnering.outside')
		.set({ ...more, person: null, email: null, erasedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	if (email) await forgetLettersOutside(tx, id, email);
	const object = ref('partnering_outside', id);
	await record(tx, { ...by, verb: 'partnering.outside_erased', object, detail: { country } });
}

/** Those who have said nothing for two years. */
export async function forgottenOutsides(now: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select o.id from partnering.outside o where o.email is not null and o.organization is null
			and o.since < ${now}::timestamptz - make_interval(years => ${FORGOTTEN_YEARS}::int)
			and not exists (select from partnering.proposal p where p.outside = o.id
				and (p.state = 'open' or p.updated_at > ${now}::timestamptz - make_interval(years => ${FORGOTTEN_YEARS}::int)))
			and not exists (select from partnering.interest i left join partnering.message s on s.interest = i.id
				left join partnering.agreement a on a.interest = i.id join partnering.proposal p on p.id = i.proposal
				where o.id in (i.outside, p.outside) and (a.agreed_at is not null or greatest(s.at, i.asked_at) > ${now}::timestamptz - make_interval(years => ${FORGOTTEN_YEARS}::int)))
		order by o.since limit 200`.execute(db);
	return rows.map(({ id }) => id);
}

/** Those who are in the directory for a year, and whose writer has no account with which she would go. */
export async function tiedLongAgo(now: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select o.id from partnering.outside o where o.email is not null and o.organization is not null
			and not exists (select from identity.person p where lower(p.email) = o.email)
			and coalesce((select max(a.at) from kernel.activity a where a.object = o.id and a.verb = 'partnering.outside_tied'), o.since)
				< ${now}::timestamptz - make_interval(years => ${TIED_YEARS}::int)
		order by o.since limit 200`.execute(db);
	return rows.map(({ id }) => id);
}

/** Talks that lead to nothing yet; `own`: about what she has put up herself. */
async function openTalks(tx: Tx, id: string) {
	const { rows } = await sql<{ talk: string; own: boolean }>`
		select i.id as talk, i.outside is distinct from ${id} as own from partnering.interest i join partnering.proposal p on p.id = i.proposal
			left join partnering.agreement a on a.interest = i.id
		where ${id}::uuid in (i.outside, p.outside) and i.state in ('asked', 'accepted') and a.agreed_at is null`.execute(
		tx
	);
	return rows;
}
