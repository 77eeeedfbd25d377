import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { MOST_PICTURES, type NewOrganization, type Organization } from '../index.ts';
import { mergeBond } from './bond/merging.ts';
import { mergeContacts } from './contacts/merging.ts';
import { renameInMergers } from './mergers/persons.ts';
import { lockOrganization, updateOrganization } from './organizations.ts';
import { dropProfile } from './people/persons.ts';
import type { On } from './tables.ts';

/**
 * Stops what cannot become one, and keeps both organisations from changing meanwhile.
 * @throws 404, network_merge_self, network_merge_fictional.
 */
export async function checkOrganizations(tx: Tx, from: string, into: string): Promise<void> {
	if (from === into) throw refused('network_merge_self', {}, 422);
	// always in the same order: two at once wait for each other
	for (const id of [from, into].toSorted()) await lockOrganization(tx, id);
	const [gone, kept] = [await lockOrganization(tx, from), await lockOrganization(tx, into)];
	if (gone.fictional !== kept.fictional) throw refused('network_merge_fictional', {}, 422);
}

/** Gives what the directory keeps of one person, or one organisation, to another who is the same; its address leads on. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	await mergeContacts(tx, from, into);
	await (from.kind === 'person' ? mergePerson(tx, from.id, into.id) : mergeOrganization(tx, from.id, into.id));
}

/**
 * The last of a merging of organisations, when nothing is the other's any more: what it said of itself fills what the one that stays does not say,
 * and its row goes. The fact `network.merged` tells it.
 */
export async function foldOrganization(tx: Tx, from: string, into: string, by: By): Promise<void> {
	const [gone, kept] = [await lockOrganization(tx, from), await lockOrganization(tx, into)];
	await sql`update network.identifier set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`delete from network.organization where id = ${from}`.execute(tx);
	await sql`delete from kernel.revision where kind = 'organization' and object = ${from}`.execute(tx);
	if (gone.verifiedAt && !kept.verifiedAt)
		await sql`update network.organization set verified_at = ${gone.verifiedAt} where id = ${into}`.execute(tx);
	await updateOrganization(tx, into, folded(await lockOrganization(tx, into), gone), by);
	// before this moment there were two: no change of either is taken back
	await sql`delete from kernel.revision where kind = 'organization' and object = ${into}`.execute(tx);
	const object = ref('organization', into);
	await record(tx, {
		...by,
		verb: 'network.merged',
		object,
		target: ref('organization', from),
		detail: { kind: kept.kind }
	});
}

/** Where somebody or something is found now whose address was another once; null when nothing was there. */
export async function formerAddress(
	kind: 'organization' | 'person',
	slug: string,
	on: On = db
): Promise<string | null> {
	const { rows } = await sql<{ slug: string }>`
		select coalesce(o.slug, p.slug) as slug from network.former_address f
		left join network.organization o on f.kind = 'organization' and o.id = f.object
		left join network.profile p on f.kind = 'person' and p.person = f.object
		where f.kind = ${kind} and f.slug = ${slug}`.execute(on);
	return rows[0]?.slug ?? null;
}

async function mergeOrganization(tx: Tx, from: string, into: string): Promise<void> {
	await moveAffiliations(tx, 'organization', from, into);
	await sql`delete from network.claim given where organization = ${from} and state = 'waiting' and exists (
		select from network.claim own where own.organization = ${into} and own.person = given.person and own.state = 'waiting')`.execute(
		tx
	);
	await sql`update network.claim set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`delete from network.invitation given where organization = ${from} and exists (
		select from network.invitation own where own.organization = ${into} and own.email = given.email)`.execute(tx);
	await sql`update network.invitation set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`delete from network.skill_word given where organization = ${from} and exists (
		select from network.skill_word own where own.organization = ${into} and own.person = given.person and own.skill = given.skill)`.execute(
		tx
	);
	await sql`update network.skill_word set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update network.place set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update network.work set organization = ${into} where organization = ${from}`.execute(tx);
	await mergeBond(tx, from, into);
	await leadOn(tx, 'organization', from, into);
}

async function mergePerson(tx: Tx, from: string, into: string): Promise<void> {
	await renameInMergers(tx, from, into);
	await moveAffiliations(tx, 'person', from, into);
	await sql`delete from network.credit given where person = ${from} and exists (
		select from network.credit own where own.work = given.work and own.person = ${into} and own.role = given.role)`.execute(
		tx
	);
	await sql`update network.credit set person = ${into} where person = ${from}`.execute(tx);
	const { rows } = await sql`select from network.profile where person = ${into}`.execute(tx);
	if (rows.length) {
		await leadOn(tx, 'person', from, into);
		await dropProfile(tx, from);
	} else await moveProfile(tx, from, into);
}

/** Her page stays at its address; whom she shows it to is hers to say again. */
async function moveProfile(tx: Tx, from: string, into: string): Promise<void> {
	// her skills, and what is said of them, follow
	await sql`update network.profile set person = ${into} where person = ${from}`.execute(tx);
	await sql`update network.former_address set object = ${into} where kind = 'person' and object = ${from}`.execute(tx);
}

/** A part that both have in the same words and from the same day is one. */
async function moveAffiliations(tx: Tx, of: 'person' | 'organization', from: string, into: string): Promise<void> {
	const [its, other] = of === 'person' ? ['person', 'organization'] : ['organization', 'person'];
	const [given, own] = [sql.ref(`given.${other}`), sql.ref(`own.${other}`)];
	await sql`delete from network.affiliation given where ${sql.ref(`given.${its}`)} = ${from} and exists (
		select from network.affiliation own where ${sql.ref(`own.${its}`)} = ${into} and ${own} = ${given} and own.role = given.role
			and own.since is not distinct from given.since and own.until is not distinct from given.until)`.execute(tx);
	await sql`update network.affiliation set ${sql.ref(its)} = ${into} where ${sql.ref(its)} = ${from}`.execute(tx);
}

async function leadOn(tx: Tx, kind: 'organization' | 'person', from: string, into: string): Promise<void> {
	await sql`update network.former_address set object = ${into} where kind = ${kind} and object = ${from}`.execute(tx);
	const slug =
		kind === 'person'
			? sql`select slug from network.profile where person = ${from}`
			: sql`select slug from network.organization where id = ${from}`;
	await sql`insert into network.former_address (kind, slug, object) select ${kind}, its.slug, ${into} from (${slug}) its
		on conflict (kind, slug) do update set object = excluded.object`.execute(tx);
}

/** What one says, filled with what only the other says. */
function folded(kept: Organization, gone: Organization): NewOrganization {
	const { id: _, createdAt: __, updatedAt: ___, verifiedAt: ____, deletedAt: _____, ...said } = kept;
	const both = <One>(own: readonly One[], more: readonly One[], most: number) =>
		[...new Set([...own, ...more])].slice(0, most);
	const names = gone.name === kept.name ? gone.formerNames : [gone.name, ...gone.formerNames];
	const where = (kept.address ?? kept.lat ?? kept.locality) ? kept : gone;
	const { address, postcode, locality, lat, lon } = where;
	const shown = new Set(kept.pictures.map(({ hash }) => hash));
	return {
		...said,
		...{ address, postcode, locality, lat, lon },
		formerNames: both(kept.formerNames, names, 20).filter((name) => name !== kept.name),
		about: kept.about ?? gone.about,
		sectors: both(kept.sectors, gone.sectors, 20),
		nace: both(kept.nace, gone.nace, 10),
		links: both(kept.links, gone.links, 10),
		sources: both(kept.sources, gone.sources, 50),
		website: kept.website ?? gone.website,
		email: kept.email ?? gone.email,
		phone: kept.phone ?? gone.phone,
		picture: kept.picture ?? gone.picture,
		pictures: [...kept.pictures, ...gone.pictures.filter(({ hash }) => !shown.has(hash))].slice(0, MOST_PICTURES),
		size: kept.size ?? gone.size,
		offers: kept.offers ?? gone.offers,
		founded: kept.founded ?? gone.founded,
		...(kept.status ? {} : { status: gone.status, statusAsOf: gone.statusAsOf })
	};
}
