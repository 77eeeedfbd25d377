import { type RawBuilder, sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Locale } from '#kernel/words.ts';
import { partneringActs } from '../acts.ts';
import type { Direction, ProposalAudience, ProposalKind } from '../kinds.ts';
import type { Sheet } from '../proposal.ts';
import { partiesOf, type Reader, viewerOf } from '../reader.ts';
import type { ProposalState } from '../states.ts';
import { type On, within } from './tables.ts';

/** Whose proposal it is: an organisation of the directory, with its page, or one abroad that is not in it, with its country. */
export type Author = Readonly<{ id: string; slug: string | null; name: string; country: string | null }>;

/** What an organisation offers or seeks, as a reader knows it. `owns`: it is hers to decide. */
export type Proposal = Readonly<{
	id: string;
	owns: boolean;
	/** Null for whoever may not know it: an anonymous one names nobody before an interest is accepted. */
	organization: Author | null;
	direction: Direction;
	kind: ProposalKind;
	title: string;
	needs: string;
	sectors: readonly string[];
	skills: readonly string[];
	nace: readonly string[];
	locality: string | null;
	languages: readonly Locale[];
	until: string;
	audience: ProposalAudience;
	anonymous: boolean;
	state: ProposalState;
	fictional: boolean;
	publishedAt: Date | null;
	updatedAt: Date;
	sheet: Sheet | null;
}>;

export type ProposalQuery = Readonly<{
	text?: string | undefined;
	direction?: Direction | undefined;
	kind?: ProposalKind | undefined;
	sector?: string | undefined;
	locality?: string | undefined;
	language?: string | undefined;
}>;
export type Window = Readonly<{ limit: number; offset: number }>;

/** What a reader may see and can still answer, the latest first, and how many there are in all. */
export async function proposals(reader: Viewer | null, query: ProposalQuery, window: Window, on: On = db) {
	const which = sql`${seenBy(reader)} and p.state = 'open' and ${asked(query)}`;
	// counted apart: what is shown is read of the few rows of its window alone
	const { rows } = await sql<Proposal & { total: number }>`
		${selected(reader, sql`, (select count(*)::int ${source} where ${which}) as total`)} where ${which}
		order by p.published_at desc, p.id limit ${window.limit} offset ${window.offset}`.execute(on);
	return { proposals: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One of them. @throws 404 for whoever may not see it */
export async function proposalFor(reader: Reader | null, id: string, on: On = db): Promise<Proposal> {
	const { rows } = isId(id)
		? await sql<Proposal>`${selected(reader)} where ${seenBy(reader)} and p.id = ${id}`.execute(on)
		: { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

/** An open one, whoever it is for, as somebody reads it who was invited from outside. @throws 404 */
export async function proposalInvited(id: string, on: On = db): Promise<Proposal> {
	const { rows } = await sql<Proposal>`
		${selected(null)} where p.id = ${id} and p.state = 'open' and c.deleted_at is null`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/**
 * What talks are about, for their two sides, by id. One that is made a draft again is not read by the other side before it is published anew:
 * she keeps what her talk is called by.
 */
export async function proposalsTalkedAbout(
	reader: Reader,
	ids: readonly string[],
	on: On = db
): Promise<Map<string, Proposal>> {
	const { rows } = await sql<Proposal & { whole: boolean }>`
		${selected(reader, sql`, ${seenBy(reader)} as whole`)}
		where p.id = any(${[...ids]}::uuid[]) and (${seenBy(reader)} or ${answered(reader)})`.execute(on);
	return new Map(rows.map(({ whole, ...row }) => [row.id, whole ? row : { ...row, ...unread }]));
}

const unread = {
	...{ needs: '', sectors: [], skills: [], nace: [], locality: null, languages: [], sheet: null }
} as const;

/** Whether somebody may answer it: it is for her, or hers to decide. */
export async function isFor(reader: Viewer, id: string, on: On = db): Promise<boolean> {
	const { rows } =
		await sql`select ${source} where p.id = ${id} and (${ownsOf(reader)} or ${isMeantFor(reader)})`.execute(on);
	return rows.length > 0;
}

/** The same for whom it is hers to decide, locked until the transaction ends. @throws 404 */
export async function ownProposal(reader: Reader, id: string, tx: On): Promise<Proposal> {
	await lockProposal(tx, id);
	const proposal = await proposalFor(reader, id, tx);
	if (!proposal.owns) throw missing();
	return proposal;
}

/** @throws 404 */
export async function lockProposal(tx: On, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('partnering.proposal').select('id').where('id', '=', id).forUpdate().execute();
}

/** What the organisations that somebody answers for offer and seek, whatever has become of it. */
export async function proposalsOf(reader: Viewer, on: On = db): Promise<Proposal[]> {
	const { rows } = await sql<Proposal>`
		${selected(reader)} where p.organization = any(${hostedBy(reader)}::uuid[])
		order by array_position(array['draft', 'open', 'expired', 'withdrawn'], p.state), p.until, p.id`.execute(on);
	return rows;
}

/** Some open ones by id, as far as they are for a reader. */
export async function openProposals(
	reader: Viewer,
	ids: readonly string[],
	on: On = db
): Promise<Map<string, Proposal>> {
	const { rows } = await sql<Proposal>`
		${selected(reader)} where p.id = any(${[...ids]}::uuid[]) and p.state = 'open' and (${ownsOf(reader)} or ${isMeantFor(reader)})`.execute(
		on
	);
	return new Map(rows.map((row) => [row.id, row]));
}

/** Whom a proposal is for by name; whoever calls has checked who reads. */
export async function invitedTo(proposal: string, on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('partnering.invited')
		.select('organization')
		.where('proposal', '=', proposal)
		.execute();
	return rows.map(({ organization }) => organization);
}

/** The condition under which everybody finds a proposal, of `partnering.proposal p` and its author `c`. */
export const isPublic = sql<boolean>`p.state = 'open' and p.audience = 'public' and c.deleted_at is null`;

/** All who may be the author of a proposal. */
export const authors = sql`(select id, slug, name, null::text as country, deleted_at from network.organization_card
	union all select id, null, name, country, erased_at from partnering.outside)`;
export const source = sql`from partnering.proposal p join ${authors} c on c.id = p.author`;
export const asAuthor = sql<Author>`jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'country', c.country)`;

const ownOf = (reader: Reader | null): RawBuilder<string[]> => sql`${partiesOf(reader)}::uuid[]`;
// who answers for nobody has and has answered nothing: asked of each row, it would cost the most of all, and no index would count what is left
const ofHers = (reader: Reader | null, which: RawBuilder<boolean>): RawBuilder<boolean> =>
	partiesOf(reader).length ? which : sql`false`;
const ownsOf = (reader: Reader | null): RawBuilder<boolean> =>
	can(viewerOf(reader), partneringActs.keep) ? sql`true` : ofHers(reader, sql`p.author = any(${ownOf(reader)})`);
const answered = (reader: Reader | null, state = sql``): RawBuilder<boolean> =>
	ofHers(
		reader,
		sql`exists (select from partnering.interest i where i.proposal = p.id
			and (i.organization = any(${ownOf(reader)}) or i.outside = any(${ownOf(reader)})) ${state})`
	);

/** Whom an open proposal is for. */
export const isMeantFor = (reader: Reader | null): RawBuilder<boolean> => sql<boolean>`(${isPublic}
	or (p.state = 'open' and c.deleted_at is null and (
		(p.audience = 'partners' and ${can(viewerOf(reader), partneringActs.see) ? sql`true` : sql`false`}) or (p.audience = 'invited'
			and ${ofHers(reader, sql`exists (select from partnering.invited r where r.proposal = p.id and r.organization = any(${ownOf(reader)}))`)}))))`;

/** Who may see a proposal: whose it is, of what is no draft who has answered it, and of open ones those whom they are for. */
export const seenBy = (reader: Reader | null): RawBuilder<boolean> =>
	sql<boolean>`(${ownsOf(reader)} or (p.state <> 'draft' and ${answered(reader)}) or ${isMeantFor(reader)})`;

/** Who may know whose it is: of a draft, which may have been anonymous, whoever was accepted alone. */
export const knows = (reader: Reader | null): RawBuilder<boolean> =>
	sql<boolean>`((not p.anonymous and p.state <> 'draft') or ${ownsOf(reader)} or ${answered(reader, sql`and i.state = 'accepted'`)})`;

const selected = (reader: Reader | null, more = sql``) => sql`
	select p.id, p.direction, p.kind, p.title, p.needs, p.sectors, p.skills, p.nace, p.locality, p.languages, p.until::text as until, p.audience, p.anonymous,
		p.state, p.fictional, p.published_at, p.updated_at, ${ownsOf(reader)} as owns,
		case when ${knows(reader)} then ${asAuthor} end as organization,
		(select jsonb_build_object('stage', t.stage, 'licence', t.licence, 'thesis', t.thesis) from partnering.sheet t where t.proposal = p.id) as sheet
		${more} ${source}`;

const asked = ({
	text,
	direction,
	kind,
	sector,
	locality,
	language
}: ProposalQuery): RawBuilder<boolean> => sql<boolean>`
	(${direction ?? null}::text is null or p.direction = ${direction ?? null})
	and (${kind ?? null}::text is null or p.kind = ${kind ?? null})
	and (${sector ?? null}::text is null or ${sector ?? null} = any(p.sectors))
	and (${locality ?? null}::text is null or p.locality = ${locality ?? null})
	and (${language ?? null}::text is null or ${language ?? null} = any(p.languages))
	and ${text ? containing(sql`p.words`, text) : sql`true`}`;
