import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { partneringActs } from '../../acts.ts';
import { limitLetters } from '../letters.ts';
import { writeToParty } from '../party-letters.ts';
import { authors, openProposals, type Proposal } from '../reading.ts';
import type { On } from '../tables.ts';
import { ownOpen, readerFor } from './asking.ts';
import { type Fitting, matchesFor } from './matches.ts';
import { sayReasons } from './saying.ts';

/** How long nobody has answered, in days; how many are shown, and what fits each. */
const QUIET_DAYS = 7;
const SHOWN = 8;
const CANDIDATES = 3;
/** The team points out one of so many that fit best. */
const POINTED_AMONG = 10;

/** What nobody answers, what would fit it as far as its own organisation may see it, and what the team has pointed out. */
export type Unanswered = Readonly<{
	proposal: Proposal;
	matches: readonly (Fitting & Readonly<{ pointed: boolean }>)[];
}>;

/** The open proposals that nobody has answered for a week, those that end first first; for the team. @throws 404 for others */
export async function unanswered(viewer: Viewer, on: On = db): Promise<Unanswered[]> {
	requireAct(viewer, partneringActs.keep);
	const { rows } = await sql<{ id: string; pointed: string[] }>`
		select p.id, array(select candidate from partnering.pointed t where t.proposal = p.id) as pointed
		from partnering.proposal p join ${authors} c on c.id = p.author
		where p.state = 'open' and c.deleted_at is null and p.published_at < now() - ${QUIET_DAYS} * interval '1 day'
			and not exists (select from partnering.interest i where i.proposal = p.id)
		order by p.direction desc, p.until, p.id limit ${SHOWN}`.execute(on);
	const open = await openProposals(
		viewer,
		rows.map(({ id }) => id),
		on
	);
	const all: Unanswered[] = [];
	for (const { id, pointed } of rows) {
		const proposal = open.get(id);
		const matches = proposal ? await matchesFor(viewer, id, CANDIDATES, on) : [];
		if (proposal)
			all.push({ proposal, matches: matches.map((one) => ({ ...one, pointed: pointed.includes(one.id) })) });
	}
	return all;
}

/** Tells those whose proposal it is of one that fits it, once, with the reasons. @throws 404 for what does not fit it or they may not see, 429 */
export async function pointOut(tx: Tx, proposal: string, candidate: string, viewer: Viewer, by: By): Promise<void> {
	requireAct(viewer, partneringActs.keep);
	await limitLetters(viewer, by);
	const own = await ownOpen(viewer, proposal, tx);
	const found = (await matchesFor(viewer, proposal, POINTED_AMONG, tx)).find(({ id }) => id === candidate);
	if (!own || !found) throw missing();
	const { numAffectedRows = 0n } = await sql`
		insert into partnering.pointed (proposal, candidate) values (${proposal}, ${candidate}) on conflict do nothing`.execute(
		tx
	);
	if (!numAffectedRows) return;
	const [asked] = (await openProposals(readerFor(viewer, own.organization), [proposal], tx)).values();
	await writeToParty(tx, own.organization, {
		...{ letter: 'pointed', title: asked?.title ?? '' },
		quoted: (locale: Locale) => pointedAt(found, locale, tx),
		path: `/partnering/${candidate}`
	});
}

async function pointedAt(found: Fitting, locale: Locale, on: On): Promise<string> {
	const said = (await sayReasons([found], locale, on)).get(found.id) ?? [];
	return [found.proposal.title, ...said.map((one) => `– ${one}`)].join('\n');
}
