import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { OrganizationCard } from '#network';

/** Who organises the offering `f` of a query beside its lead, as their pages call them; without what is in the trash. */
export const coOrganizerCards = sql<OrganizationCard[]>`coalesce((
	select json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'website', g.website, 'fictional', g.fictional) order by c.rank)
	from agenda.co_organizer c join network.organization_card g on g.id = c.organization where c.offering = f.id and g.deleted_at is null), '[]')`;

/** The same as slugs, those in the trash too: what is written of the offering. */
export const coOrganizerSlugs = sql<string[]>`coalesce((
	select array_agg(g.slug order by c.rank) from agenda.co_organizer c join network.organization_card g on g.id = c.organization
	where c.offering = f.id), '{}')`;

/** Whether one of some organisations, by their ids, leads the offering `f` of a query or organises it too. */
export const organizedBy = (
	organizations: readonly string[]
) => sql<boolean>`(f.organization = any(${[...organizations]}::uuid[])
	or exists (select from agenda.co_organizer c where c.offering = f.id and c.organization = any(${[...organizations]}::uuid[])))`;

/** The same for one, by its slug. */
export const organizedBySlug = (slug: string) => sql<boolean>`f.id in (
	select o.id from agenda.offering o join network.organization_card lead on lead.id = o.organization where lead.slug = ${slug}
	union all select c.offering from agenda.co_organizer c join network.organization_card its on its.id = c.organization where its.slug = ${slug})`;

/** Says who organises an offering beside its lead, which is not named again. @throws 404 for an unknown organisation. */
export async function keepCoOrganizers(tx: Tx, offering: string, slugs: readonly string[]): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		with given as (select g.id, w.rank from unnest(${[...slugs]}::text[]) with ordinality as w (slug, rank) join network.organization_card g on g.slug = w.slug)
		select id from given where id <> (select organization from agenda.offering where id = ${offering}) order by rank`.execute(
		tx
	);
	const lead = await sql<{ slug: string }>`
		select g.slug from agenda.offering o join network.organization_card g on g.id = o.organization where o.id = ${offering}`.execute(
		tx
	);
	if (rows.length < new Set(slugs).size - Number(slugs.includes(lead.rows[0]?.slug ?? ''))) throw missing();
	const ids = [...new Set(rows.map(({ id }) => id))];
	await sql`delete from agenda.co_organizer where offering = ${offering} and organization <> all(${ids}::uuid[])`.execute(
		tx
	);
	await sql`insert into agenda.co_organizer (offering, organization, rank)
		select ${offering}, id, rank from unnest(${ids}::uuid[]) with ordinality as w (id, rank)
		on conflict (offering, organization) do update set rank = excluded.rank where agenda.co_organizer.rank <> excluded.rank`.execute(
		tx
	);
}

/** Gives what an organisation organises beside others to another that is the same. */
export async function mergeCoOrganizers(tx: Tx, from: string, into: string): Promise<void> {
	await sql`delete from agenda.co_organizer c where c.organization = ${from} and (
		exists (select from agenda.co_organizer other where other.offering = c.offering and other.organization = ${into})
		or exists (select from agenda.offering o where o.id = c.offering and o.organization = ${into}))`.execute(tx);
	await sql`update agenda.co_organizer set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`delete from agenda.co_organizer c using agenda.offering o where o.id = c.offering and o.organization = c.organization`.execute(
		tx
	);
}
