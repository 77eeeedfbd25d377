import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { ProposalKind } from '../../kinds.ts';
import { type DismissalReason, type Match, matchesOf, type Taught } from '../../matching.ts';
import { openProposals, type Proposal } from '../reading.ts';
import type { On } from '../tables.ts';
import { askedBy, askedByOrganization, openOfHers, ownOpen, readerFor } from './asking.ts';
import { type Asked, gather } from './gathering.ts';

/** A proposal that fits, as its reader knows it, and why. */
export type Fitting = Match & Readonly<{ proposal: Proposal }>;

/** What fits a proposal of hers, the best first; none while it is not open. @throws 404 for whoever it is not */
export async function matchesFor(viewer: Viewer, proposal: string, limit: number, on: On = db): Promise<Fitting[]> {
	const own = await ownOpen(viewer, proposal, on);
	return own ? best(readerFor(viewer, own.organization), await askedBy(proposal, on), limit, on) : [];
}

/** What fits what an organisation is, whatever it offers or seeks; whoever calls has checked that she answers for it. */
const matchesForOrganization = async (viewer: Viewer, organization: string, limit: number, on: On = db) =>
	best(readerFor(viewer, { id: organization, country: null }), await askedByOrganization(organization, on), limit, on);

/** So many of each of her proposals, and of what her organisations are. */
const OF_EACH = 5;

/** A match of hers, and which of her proposals it fits best; null: what her organisation is. */
export type HerMatch = Fitting & Readonly<{ fits: Readonly<{ id: string; title: string }> | null }>;

/** What fits what her organisations offer and seek, and what they are: each once, by what it fits best, the best first. */
export async function matchesOfHers(viewer: Viewer, on: On = db): Promise<HerMatch[]> {
	const all: HerMatch[] = [];
	const add = (found: readonly Fitting[], fits: HerMatch['fits']) =>
		all.push(...found.map((one) => ({ ...one, fits })));
	for (const { id, title } of await openOfHers(viewer, on))
		add(await matchesFor(viewer, id, OF_EACH, on), { id, title });
	for (const id of hostedBy(viewer)) add(await matchesForOrganization(viewer, id, OF_EACH, on), null);
	const sorted = all.toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
	return sorted.filter(({ id }, at) => sorted.findIndex((other) => other.id === id) === at);
}

async function best(reader: Viewer, asked: Asked, limit: number, on: On): Promise<Fitting[]> {
	const [rows, taught] = [await gather(reader, asked, on), await taughtBy(reader, on)];
	const today = isoDate(new Date(), (await hub()).timeZone);
	const found = matchesOf(asked, rows, { proposals: rows[0]?.proposals ?? 0, today }, taught).slice(0, limit);
	const shown = await openProposals(
		reader,
		found.map(({ id }) => id),
		on
	);
	return found.flatMap((match) => {
		const proposal = shown.get(match.id);
		return proposal ? [{ ...match, proposal }] : [];
	});
}

async function taughtBy({ id }: Viewer, on: On): Promise<Taught> {
	const { rows } = await sql<{ kind: ProposalKind; why: DismissalReason; count: number }>`
		select p.kind, d.why, count(*)::int as count from partnering.dismissal d join partnering.proposal p on p.id = d.proposal
		where d.person = ${id} and d.why is not null group by p.kind, d.why`.execute(on);
	const all = (why: DismissalReason) => rows.filter((row) => row.why === why);
	const sum = (why: DismissalReason) => all(why).reduce((total, { count }) => total + count, 0);
	return {
		kinds: Object.fromEntries(all('kind').map(({ kind, count }) => [kind, count])),
		far: sum('far'),
		language: sum('language')
	};
}
