import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import type { Submission, Submitted } from '../outside.ts';
import { writeSubmission } from './knock-letters.ts';
import { linked } from './links.ts';
import { ownPath } from './outside-letters.ts';
import { findOrMakeOutside, lockOutside, type OutsideParty, outsideById } from './outsides.ts';
import { type On, within } from './tables.ts';
import { checkSubmitted, putUp } from './writing.ts';

/** How many wait at once for the proof of one address, and of all strangers. */
const MOST_FOR_ADDRESS = 3;
const MOST_WAITING = 60;
/** How many of one organisation wait at once for the team. */
const MOST_FOR_TEAM = 3;
const DAYS = 7;

/** What somebody abroad wants to put up. `path`: of the proposal that it has become. */
export type Waiting = Readonly<{ id: string; given: Submitted | null; path: string | null }>;

/**
 * Keeps what somebody abroad wants to put up until she has proved her address by the link that goes there. Where as many wait as may for one address,
 * nothing is kept and nobody is told: whoever types an address hears nothing of it.
 * @throws partnering_submissions_many, partnering_until_wrong, network_sector_unknown
 */
export async function submit(tx: Tx, { email, locale, ...given }: Submission): Promise<void> {
	await checkSubmitted(tx, given);
	// one after the other: two that are sent at once are two
	await sql`select pg_advisory_xact_lock(hashtextextended('partnering submissions', 0))`.execute(tx);
	const { rows } = await sql<{ hers: number; all: number }>`
		select count(*) filter (where email = ${email})::int as hers, count(*)::int as all
		from partnering.submission where proposal is null and at > now() - interval '1 day'`.execute(tx);
	const { hers = 0, all = 0 } = rows[0] ?? {};
	if (all >= MOST_WAITING) throw refused('partnering_submissions_many', {}, 429);
	if (hers >= MOST_FOR_ADDRESS) return;
	const id = newId();
	await within(tx)
		.insertInto('partnering.submission')
		.values({ id, email, locale, given: JSON.stringify(given) })
		.execute();
	await writeSubmission(tx, { id, email, locale });
}

/** What the link of the letter asks. @throws 404 for a link that is not ours, or too old */
export async function submissionByLink(token: string, on: On = db): Promise<Waiting> {
	const { id, given, proposal } = await standing(linked('submission', token).about, on);
	return { id, given, path: proposal ? await pathOf(proposal, on) : null };
}

/**
 * Makes a proposal that waits for the team of what somebody abroad has typed, once the link has proved her address. Pressed twice, it is one.
 * @returns our own path of it, for her. Throws 404, partnering_outside_here, partnering_team_many, partnering_until_wrong
 */
export async function putUpByLink(tx: Tx, token: string): Promise<string> {
	const { about } = linked('submission', token);
	const row = await standing(about, tx, true);
	if (row.proposal) return pathOf(row.proposal, tx);
	if (!row.given) throw missing();
	await prove(tx, row.email);
	const { name, person, country, number, ...given } = row.given;
	const said = { name, person, country, number, email: row.email, locale: row.locale };
	const party = await findOrMakeOutside(tx, said);
	await checkForTeam(tx, party);
	const proposal = await putUp(tx, party, given);
	await within(tx)
		.updateTable('partnering.submission')
		.set({ proposal, given: null })
		.where('id', '=', about)
		.execute();
	return ownPath(proposal, party);
}

/** Forgets what nobody has proved. */
export const forgetSubmissions = async (tx: Tx, now: Date): Promise<void> => {
	await sql`delete from partnering.submission where at < ${now}::timestamptz - make_interval(days => ${DAYS}::int)`.execute(
		tx
	);
};

async function standing(id: string, on: On, locked = false) {
	const row = await within(on)
		.selectFrom('partnering.submission')
		.select(['id', 'email', 'locale', 'given', 'proposal', 'at'])
		.where('id', '=', id)
		.$if(locked, (query) => query.forUpdate())
		.executeTakeFirst();
	if (!row || row.at.getTime() < Date.now() - DAYS * 86_400_000) throw missing();
	return row;
}

/** @throws 404 for who is gone */
async function pathOf(proposal: string, on: On): Promise<string> {
	const row = await within(on)
		.selectFrom('partnering.proposal')
		.select('outside')
		.where('id', '=', proposal)
		.executeTakeFirst();
	const party = row?.outside ? await outsideById(row.outside, on) : undefined;
	if (!party?.email) throw missing();
	return ownPath(proposal, party);
}

/** @throws partnering_team_many */
async function checkForTeam(tx: Tx, { id }: OutsideParty): Promise<void> {
	await lockOutside(tx, id);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.proposal where outside = ${id} and state = 'draft'`.execute(tx);
	if ((rows[0]?.count ?? 0) >= MOST_FOR_TEAM) throw refused('partnering_team_many', { count: MOST_FOR_TEAM }, 429);
}
