import { sql } from 'kysely';
import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { ownersOf } from '#kernel/identity/server/visibility.ts';
import { visibleTo } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { Affiliation } from '../affiliation.ts';
import { lockOrganization } from './organizations.ts';
import { type On, within } from './tables.ts';

/** A person's part in an organisation; days as ISO 8601 has them. `public`: shown on the organisation's page to whoever may see her name. */
type NewAffiliation = Readonly<{
	person: string;
	organization: string;
	role: Words;
	since: string | null;
	until?: string | null;
	public?: boolean;
}>;

/** Of one person or of one organisation. */
type AffiliationsOf = Readonly<{ person: string } | { organization: string }>;

const day = z.iso.date().nullable();

/**
 * Says what a person does in an organisation.
 * @returns its id. Throws 404 for an unknown organisation or person, network_day_wrong, network_days_reversed.
 */
export async function affiliate(tx: Tx, given: NewAffiliation, by: By): Promise<string> {
	const { person, organization, role, since, until = null } = given;
	checkDays(since, until);
	await lockOrganization(tx, organization);
	await checkPerson(tx, person);
	const id = newId();
	await within(tx)
		.insertInto('network.affiliation')
		.values({
			id,
			person,
			organization,
			role: JSON.stringify(role),
			since,
			until,
			public: given.public ?? true,
			createdAt: by.at ?? new Date()
		})
		.execute();
	await record(tx, {
		...by,
		verb: 'network.affiliated',
		object: ref('person', person),
		target: ref('organization', organization),
		detail: { open: given.public ?? true }
	});
	return id;
}

/** Says that it is over, on a day. @throws 404 when there is no such affiliation, network_day_wrong, network_days_reversed. */
export async function endAffiliation(tx: Tx, id: string, until: string, by: By): Promise<void> {
	const found = isId(id)
		? await within(tx).selectFrom('network.affiliation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
		: undefined;
	if (!found) throw missing();
	checkDays(found.since, until);
	await within(tx).updateTable('network.affiliation').set({ until }).where('id', '=', id).execute();
	await record(tx, {
		...by,
		verb: 'network.affiliation_ended',
		object: ref('person', found.person),
		target: ref('organization', found.organization),
		detail: { open: found.public }
	});
}

/** Removes what was never true; the log keeps that it was said. */
export async function removeAffiliation(tx: Tx, id: string, organization: string, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const removed = await within(tx)
		.deleteFrom('network.affiliation')
		.where('id', '=', id)
		.where('organization', '=', organization)
		.returning(['person', 'public'])
		.executeTakeFirst();
	if (!removed) throw missing();
	await record(tx, {
		...by,
		verb: 'network.affiliation_removed',
		object: ref('person', removed.person),
		target: ref('organization', organization),
		detail: { open: removed.public }
	});
}

/** All of one person or one organisation, those that last first. `trashed`: in organisations that are in the trash too. */
export function affiliationsOf(of: AffiliationsOf, on: On = db, trashed = false): Promise<Affiliation[]> {
	const query = within(on)
		.selectFrom('network.affiliation as a')
		.innerJoin('identity.person as p', 'p.id', 'a.person')
		.innerJoin('network.organization as o', 'o.id', 'a.organization')
		.where('p.erasedAt', 'is', null)
		.select(['a.id', 'a.person', 'p.name as personName', 'a.organization', 'a.role', 'a.since', 'a.until', 'a.public'])
		.select(['o.slug as organizationSlug', 'o.name as organizationName'])
		.select(
			sql<string | null>`(select f.slug from network.profile f
				where f.person = a.person and f.published_at is not null and f.deleted_at is null)`.as('personSlug')
		)
		.orderBy('a.until', (order) => order.desc().nullsFirst())
		.orderBy(sql`p.name collate "und-x-icu"`);
	return 'person' in of
		? query
				.where('a.person', '=', of.person)
				.$if(!trashed, (found) => found.where('o.deletedAt', 'is', null))
				.execute()
		: query.where('a.organization', '=', of.organization).execute();
}

/**
 * The people that a reader (null: not signed in) sees on an organisation's page: those whose affiliation is public, and who show their name and their
 * organisations to that reader, whether they have a page of their own or not.
 */
export async function peopleShown(
	organization: string,
	viewer: Readonly<{ id: string }> | null,
	on: On = db
): Promise<Affiliation[]> {
	const all = (await affiliationsOf({ organization }, on)).filter((one) => one.public);
	const owners = await ownersOf(
		all.map(({ person }) => person),
		on
	);
	return all.filter(({ person }) => {
		const owner = owners.get(person);
		return owner !== undefined && visibleTo(viewer, owner, 'name') && visibleTo(viewer, owner, 'affiliations');
	});
}

function checkDays(since: string | null, until: string | null): void {
	for (const one of [since, until]) if (!day.safeParse(one).success) throw refused('network_day_wrong', {}, 422);
	if (since && until && until < since) throw refused('network_days_reversed', {}, 422);
}

async function checkPerson(tx: Tx, id: string): Promise<void> {
	const found = isId(id)
		? await within(tx)
				.selectFrom('identity.person')
				.select('id')
				.where('id', '=', id)
				.where('erasedAt', 'is', null)
				.executeTakeFirst()
		: undefined;
	if (!found) throw missing();
}
