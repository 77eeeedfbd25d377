import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { type Author, proposalFor, proposalsOf } from '../reading.ts';
import type { On } from '../tables.ts';
import type { Asked } from './gathering.ts';

/** So many of an organisation's open proposals are matched for its page, the ones that were published last. */
const OWN = 6;

const spotOf = (locality: ReturnType<typeof sql>) => sql`
	(select case when count(lat) > 0 then jsonb_build_object('lat', avg(lat), 'lon', avg(lon)) end from network.place_card
		where lat is not null and kernel.search_text(regexp_replace(locality, '\\s*[(/,].*$', '')) = kernel.search_text(regexp_replace(${locality}, '\\s*[(/,].*$', '')))`;

/** What a proposal is matched by; whoever calls has checked who reads. @throws 404 */
export async function askedBy(proposal: string, on: On): Promise<Asked> {
	const { rows } = await sql<Asked>`
		select p.id as proposal, p.author as organization, case p.direction when 'offer' then 'request' else 'offer' end as direction, p.kind, p.sectors, p.nace,
			p.locality, ${spotOf(sql`p.locality`)} as spot, p.languages, p.skills, p.terms, p.title_terms
		from partnering.proposal p where p.id = ${isId(proposal) ? proposal : null}::uuid`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** What an organisation is matched by besides: its own page, and the skills and languages of all that it has shown. */
export async function askedByOrganization(organization: string, on: On): Promise<Asked> {
	const { rows } = await sql<Asked>`
		select null as proposal, c.id as organization, null as direction, null as kind, c.sectors, '{}'::text[] as nace, c.locality,
			${spotOf(sql`c.locality`)} as spot, own.languages, own.skills, '{}'::text[] as title_terms,
			partnering.terms(c.sentence ->> (c.sentence ->> 'source'), c.sentence ->> 'source') as terms
		from network.organization_card c, lateral (
			select coalesce(array_agg(distinct skill) filter (where skill is not null), '{}') as skills,
				coalesce(array_agg(distinct language) filter (where language is not null), '{}') as languages
			from partnering.proposal p left join unnest(p.skills) skill on true left join unnest(p.languages) language on true
			where p.organization = c.id and p.state <> 'draft') own
		where c.id = ${organization} and c.deleted_at is null`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/**
 * Whoever reads for an organisation: herself where she answers for it, else as somebody who does; never with what the team may see. For one abroad
 * that is what everybody sees.
 */
export const readerFor = (viewer: Viewer, { id, country }: Pick<Author, 'id' | 'country'>): Viewer => ({
	...viewer,
	roles: hostedBy(viewer).includes(id)
		? viewer.roles.filter(({ scope }) => scope !== null)
		: country
			? []
			: [{ role: 'partner', scope: { kind: 'organization', id } }],
	secondFactor: false
});

/** A proposal of hers and its organisation. @throws 404 for whoever it is not */
export async function ownOpen(
	viewer: Viewer,
	id: string,
	on: On
): Promise<{ id: string; organization: Author } | null> {
	const { owns, organization, state } = await proposalFor(viewer, id, on);
	if (!owns || !organization) throw missing();
	return state === 'open' ? { id, organization } : null;
}

/** The open ones of those whom she answers for, by organisation. */
export async function openOfHers(viewer: Viewer, on: On) {
	const own = (await proposalsOf(viewer, on)).filter(({ state }) => state === 'open');
	const latest = own.toSorted(
		(one, other) => Number(other.publishedAt) - Number(one.publishedAt) || (one.id < other.id ? -1 : 1)
	);
	return latest.slice(0, OWN);
}
