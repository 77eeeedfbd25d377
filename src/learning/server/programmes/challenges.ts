import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { organizationBySlug } from '#network/server';
import type { NewChallenge } from '../../programmes/challenge.schema.ts';
import type { Challenge } from '../../programmes/challenge.ts';
import { type On, within } from './tables.ts';

/** Writes a challenge down as its organisation proposes it; nobody else sees it until the team accepts it. @returns its id. Throws 404. */
export async function proposeChallenge(tx: Tx, given: NewChallenge, by: By, id = newId()): Promise<string> {
	const slug = await freeSlugIn('learning.challenge', slugOf(given.title) || 'defi', tx);
	const columns = await columnsOf(tx, given);
	const proposedBy = by.actor?.kind === 'person' ? by.actor.id : null;
	const nothing = { acceptedAt: null, closedAt: null, deletedAt: null };
	const written = await within(tx)
		.insertInto('learning.challenge')
		.values({ id, slug, ...columns, proposedBy, ...nothing })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) return id;
	const { fictional } = given;
	await record(tx, {
		...by,
		verb: 'learning.challenge_proposed',
		...about(id, columns.organization),
		detail: { fictional }
	});
	return id;
}

/** Changes what a challenge says. @throws 404. */
export async function changeChallenge(tx: Tx, id: string, given: NewChallenge, by: By): Promise<void> {
	const before = await challengeById(id, tx);
	const { organization, acceptedAt, deletedAt } = before;
	if (same({ ...before, organization: organization.slug }, { ...before, ...given })) return;
	await write(tx, id, await columnsOf(tx, given));
	if (acceptedAt && !deletedAt)
		await record(tx, { ...by, verb: 'learning.challenge_changed', ...about(id, organization.id), detail: {} });
}

/** What the team does with a challenge. A second call changes nothing. @throws 404. */
export async function settleChallenge(tx: Tx, id: string, act: keyof typeof settling, by: By): Promise<void> {
	const { organization, ...before } = await challengeById(id, tx);
	const { column, sets, verb } = settling[act];
	if ((before[column] !== null) === sets) return;
	await write(tx, id, { [column]: sets ? (by.at ?? new Date()) : null });
	await record(tx, { ...by, verb, ...about(id, organization.id), detail: {} });
}

const settling = {
	accept: { column: 'acceptedAt', sets: true, verb: 'learning.challenge_accepted' },
	close: { column: 'closedAt', sets: true, verb: 'learning.challenge_closed' },
	reopen: { column: 'closedAt', sets: false, verb: 'learning.challenge_reopened' },
	trash: { column: 'deletedAt', sets: true, verb: 'learning.challenge_trashed' },
	restore: { column: 'deletedAt', sets: false, verb: 'learning.challenge_restored' }
} as const;

/** @throws 404. */
export async function challengeById(id: string, on: On = db): Promise<Challenge> {
	if (!isId(id)) throw missing();
	return one(await all(on).where('c.id', '=', id).executeTakeFirst());
}

/** A challenge that was accepted, by its address. @throws 404. */
export async function challengeBySlug(slug: string, on: On = db): Promise<Challenge> {
	const shown = all(on)
		.where('c.slug', '=', slug)
		.where('c.acceptedAt', 'is not', null)
		.where('c.deletedAt', 'is', null);
	return one(await shown.executeTakeFirst());
}

/** The challenges that everybody sees, the latest first; of one organisation, when its id is given. */
export const challengesShown = async (organization: string | null = null, on: On = db): Promise<Challenge[]> =>
	(
		await all(on)
			.where('c.acceptedAt', 'is not', null)
			.where('c.deletedAt', 'is', null)
			.$if(organization !== null, (query) => query.where('c.organization', '=', organization))
			.orderBy('c.acceptedAt', 'desc')
			.orderBy('c.id')
			.execute()
	).map(asChallenge);

/** All challenges of some organisations, proposed and in the trash too, the latest first; null: of all. */
export const challengesOf = async (organizations: readonly string[] | null, on: On = db): Promise<Challenge[]> =>
	(
		await all(on)
			.where(sql<boolean>`(${organizations === null} or c.organization = any(${[...(organizations ?? [])]}::uuid[]))`)
			.orderBy('c.createdAt', 'desc')
			.execute()
	).map(asChallenge);

const about = (id: string, organization: string) => ({
	object: ref('challenge', id),
	context: ref('organization', organization)
});

const all = (on: On) =>
	within(on)
		.selectFrom('learning.challenge as c')
		.innerJoin('network.organizationCard as g', 'g.id', 'c.organization')
		.select(['c.id', 'c.slug', 'c.title', 'c.question', 'c.context', 'c.gives', 'c.untilDay', 'c.contact'])
		.select(['c.acceptedAt'])
		.select(['c.closedAt', 'c.deletedAt', 'c.fictional', 'g.id as organizationId', 'g.slug as organizationSlug'])
		.select(['g.name as organizationName', 'g.website', 'g.fictional as organizationFictional'])
		.select(sql<number>`(select count(*)::int from learning.challenge_team t where t.challenge = c.id)`.as('teams'));

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirst']>>>;

function asChallenge(row: Row): Challenge {
	const { organizationId: id, organizationSlug: slug, organizationName: name, website, ...rest } = row;
	const { organizationFictional: fictional, ...challenge } = rest;
	return { ...challenge, organization: { id, slug, name, website, fictional } };
}

function one(row: Row | undefined): Challenge {
	if (!row) throw missing();
	return asChallenge(row);
}

async function write(tx: Tx, id: string, set: object): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('learning.challenge')
		.set(set)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

async function columnsOf(tx: Tx, { organization, title, question, context, gives, ...plain }: NewChallenge) {
	return {
		...plain,
		organization: (await organizationBySlug(organization, tx)).id,
		title: JSON.stringify(title),
		question: JSON.stringify(question),
		context: context && JSON.stringify(context),
		gives: gives && JSON.stringify(gives)
	};
}
