import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { answersFor } from '#kernel/identity/server/roles.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { reportAs } from '#kernel/server/log.ts';
import { isoDate } from '#kernel/time.ts';
import { linked, linkTo } from './links.ts';
import { ownPath } from './outside-letters.ts';
import { writeToParty } from './party-letters.ts';
import { asAuthor, authors, type Proposal } from './reading.ts';
import { type On, within } from './tables.ts';
import { expire, renew, withdraw } from './writing.ts';

const MOST = 500;
/** How long before its day an organisation is asked whether it still holds. */
const ASKED_DAYS = 10;

/** Asks whether what ends soon still holds, and ends what is over and was asked about on an earlier day. */
export async function lookAfterProposals(now = new Date()): Promise<void> {
	const today = isoDate(now, (await hub()).timeZone);
	const by = { actor: null, source: 'job', at: now } as const;
	for (const id of await found(sql`until <= ${today}::date + ${ASKED_DAYS}::int and asked_on is null`))
		await transaction((tx) => ask(tx, id, today)).catch(reportAs('partnering.expiry'));
	for (const id of await found(sql`until < ${today}::date and asked_on < ${today}::date`))
		await transaction((tx) => end(tx, id, today, by)).catch(reportAs('partnering.expiry'));
}

async function found(which: ReturnType<typeof sql>): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from partnering.proposal where state = 'open' and ${which} order by until, id limit ${MOST}`.execute(db);
	return rows.map(({ id }) => id);
}

async function ask(tx: Tx, id: string, today: string): Promise<void> {
	const its = await standing(id, tx, true);
	if (its.state !== 'open' || its.askedOn) return;
	await within(tx).updateTable('partnering.proposal').set({ askedOn: today }).where('id', '=', id).execute();
	await writeToParty(tx, its.organization, {
		...{ letter: 'renew', title: its.title, day: its.until },
		path: (person) => `/partnering/renew/${linkTo('renew', { about: id, person, until: its.until })}`
	});
}

async function end(tx: Tx, id: string, today: string, by: By): Promise<void> {
	const its = await standing(id, tx, true);
	if (its.state !== 'open' || its.until >= today || !its.askedOn || its.askedOn >= today) return;
	await expire(tx, its, by);
	const about = { letter: 'expired', title: its.title, path: `/me/partnering/${id}` } as const;
	await writeToParty(tx, its.organization, about, (party) => ownPath(id, party));
}

/** What a link of a letter asks about. `answered`: it was renewed or put away since. @throws 404 for who does not answer for it any more */
export async function renewalByLink(token: string, on: On = db) {
	const { about, person, until } = linked('renew', token);
	const its = await standing(about, on);
	const { id, country } = its.organization;
	if (its.gone || (country ? person !== id : !(await answersFor(person, id, on)))) throw missing();
	const answered = its.until !== until || !['open', 'expired'].includes(its.state);
	return {
		id: about,
		actor: country ? null : ref('person', person),
		title: its.title,
		until: its.until,
		state: its.state,
		answered
	};
}

/** Renews by such a link. @throws 404, partnering_not_now */
export const renewByLink = (tx: Tx, token: string, by: Pick<By, 'source'>): Promise<unknown> =>
	byLink(tx, token, by, (its, who) => renew(tx, its, true, who));

/** Puts it away by such a link. @throws 404, partnering_not_now */
export const withdrawByLink = (tx: Tx, token: string, by: Pick<By, 'source'>): Promise<unknown> =>
	byLink(tx, token, by, (its, who) => withdraw(tx, its, who));

async function byLink(
	tx: Tx,
	token: string,
	by: Pick<By, 'source'>,
	act: (its: Proposal, by: By) => Promise<unknown>
): Promise<unknown> {
	const its = await standing(linked('renew', token).about, tx, true);
	const { answered, actor } = await renewalByLink(token, tx);
	if (answered) throw refused('partnering_not_now', {}, 422);
	return act(its, { actor, ...by });
}

type Standing = Proposal &
	Readonly<{ organization: NonNullable<Proposal['organization']>; askedOn: string | null; gone: boolean }>;

/** A proposal as the program itself knows it, whoever it is for. @throws 404 */
export async function standing(id: string, on: On, locked = false): Promise<Standing> {
	const { rows } = await sql<Standing>`
		select p.*, p.until::text as until, p.asked_on::text as asked_on, true as owns, null as sheet, c.deleted_at is not null as gone,
			${asAuthor} as organization
		from partnering.proposal p join ${authors} c on c.id = p.author where p.id = ${id} ${locked ? sql`for update of p` : sql``}`.execute(
		on
	);
	if (!rows[0]) throw missing();
	return rows[0];
}
