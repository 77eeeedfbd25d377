import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy, can, hostedBy, requireAct, team } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { ventureActs } from '../../acts.ts';
import type { AskingArea } from '../../asking/areas.ts';
import { type Candidate, chooseWelcomer } from '../../asking/choosing.ts';
import type { Welcoming } from '../../asking/welcoming.ts';
import { advisersOf } from '../filing.ts';
import type { On } from '../tables.ts';
import { asking } from './tables.ts';

/** Somebody who answers questions for an organisation whose adviser she is. */
export type Welcomer = Candidate &
	Readonly<{
		person: string;
		name: string;
		organization: string;
		organizationName: string;
		days: number;
		/** How many of those that wait are late. */
		late: number;
	}>;

/** Everybody who answers questions today: whoever is no adviser of her organisation any more does not. */
export async function welcomers(today: string, on: On = db): Promise<Welcomer[]> {
	const { rows } = await sql<Welcomer>`
		select w.id, w.person, p.name, w.organization, o.name as organization_name, w.areas, w.days, w.away_until,
			(select count(*)::int from venture.question q where q.welcomer = w.person and q.organization = w.organization and q.due_day is not null and q.closed_at is null) as open,
			(select count(*)::int from venture.question q where q.welcomer = w.person and q.organization = w.organization and q.due_day < ${today} and q.closed_at is null) as late
		from venture.welcomer w join identity.person p on p.id = w.person join network.organization_card o on o.id = w.organization
		where ${answers} order by p.name, o.name`.execute(on);
	return rows;
}

/** Whether anybody answers: else nobody is invited to ask. */
export async function isAnswered(on: On = db): Promise<boolean> {
	const { rows } = await sql`
		select from venture.welcomer w join identity.person p on p.id = w.person join network.organization_card o on o.id = w.organization
		where ${answers} limit 1`.execute(on);
	return rows.length > 0;
}

/** `w`, `p` and `o` are she, the person and her organisation. */
const answers = sql`p.erased_at is null and p.suspended_at is null and o.deleted_at is null
	and exists (select from identity.role r where r.person = w.person and r.role = 'adviser' and r.scope = w.organization and r.revoked_at is null)`;

/** Who answers a question about a part of the hub. @throws asking_nobody */
export async function chosenFor(tx: Tx, area: AskingArea | null, today: string): Promise<Welcomer> {
	// two who ask at once are shared out between two who answer
	await sql`select pg_advisory_xact_lock(hashtext('venture.welcomer'))`.execute(tx);
	const chosen = chooseWelcomer(await welcomers(today, tx), area, today);
	if (!chosen) throw refused('asking_nobody');
	return chosen;
}

/** Those whom a viewer keeps: all of them for the team, else those of her organisations. */
export const keptBy = async (viewer: Viewer, today: string, on: On = db): Promise<Welcomer[]> =>
	(await welcomers(today, on)).filter(({ organization }) =>
		can(viewer, ventureActs.welcome, { organisation: organization })
	);

/** Who could answer besides: the advisers of the organisations that a viewer keeps. */
export async function couldAnswer(viewer: Viewer, today: string, on: On = db) {
	const own = [...new Set([...hostedBy(viewer), ...advisedBy(viewer)])];
	const which = can(viewer, team) ? sql`true` : sql`r.scope = any(${own}::uuid[])`;
	const { rows } = await sql<{ person: string; name: string; organization: string; organizationName: string }>`
		select distinct r.person, p.name, r.scope as organization, o.name as organization_name from identity.role r
			join identity.person p on p.id = r.person join network.organization_card o on o.id = r.scope
		where r.role = 'adviser' and r.revoked_at is null and p.erased_at is null and o.deleted_at is null and ${which} order by p.name, o.name`.execute(
		on
	);
	const known = await welcomers(today, on);
	return rows.filter(
		(one) => !known.some((other) => other.person === one.person && other.organization === one.organization)
	);
}

type Whose = Readonly<{ person: string; organization: string }>;

/** Has somebody answer for an organisation, or otherwise than before. @throws 404 for who may not, venture_adviser_wrong */
export async function keepWelcomer(
	tx: Tx,
	{ person, organization }: Whose,
	{ areas, days, awayUntil }: Welcoming,
	viewer: Viewer,
	by: By
): Promise<void> {
	if (!isId(person) || !isId(organization)) throw missing();
	requireAct(viewer, ventureActs.welcome, { organisation: organization });
	if (!(await advisersOf(organization, tx)).some(({ id }) => id === person))
		throw refused('venture_adviser_wrong', {}, 422);
	const said = { areas: [...areas], days, awayUntil };
	await asking(tx)
		.insertInto('venture.welcomer')
		.values({ id: newId(), person, organization, ...said })
		.onConflict((conflict) => conflict.columns(['person', 'organization']).doUpdateSet(said))
		.execute();
	await record(tx, {
		...by,
		verb: 'venture.welcomer_kept',
		object: ref('organization', organization),
		target: ref('person', person),
		detail: { areas: areas.length, days, away: awayUntil !== null }
	});
}

/** Has somebody answer no new question for an organisation. Those that wait for her stay hers. @throws 404 */
export async function removeWelcomer(tx: Tx, { person, organization }: Whose, viewer: Viewer, by: By): Promise<void> {
	if (!isId(person) || !isId(organization)) throw missing();
	requireAct(viewer, ventureActs.welcome, { organisation: organization });
	const { numDeletedRows } = await asking(tx)
		.deleteFrom('venture.welcomer')
		.where('person', '=', person)
		.where('organization', '=', organization)
		.executeTakeFirst();
	if (!numDeletedRows) throw missing();
	await record(tx, {
		...by,
		verb: 'venture.welcomer_removed',
		object: ref('organization', organization),
		target: ref('person', person),
		detail: {}
	});
}
