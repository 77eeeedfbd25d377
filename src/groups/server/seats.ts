import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { groupActs } from '../acts.ts';
import { type Group, groupById, groupsById, type Member, membersOf } from './reading.ts';
import type { On } from './tables.ts';

/** What somebody is inside a group. */
export type Seat = Readonly<{
	viewer: Viewer;
	group: Group;
	members: readonly Member[];
	/** The members that she answers for, and those that she acts for in the group: these, and the one that she takes part for. */
	answers: readonly string[];
	acts: readonly string[];
	/** Whether she does what the lead does: whoever answers for it, or the team in its place. */
	leads: boolean;
}>;

/** What somebody is in a group. @throws 404 for who is neither of a member nor of the team */
export async function seatIn(id: string, viewer: Viewer, on: On = db): Promise<Seat> {
	const { seat } = await standingIn(id, viewer, on);
	if (!seat) throw missing();
	return seat;
}

/** The same of who does what its lead does. @throws 404 */
export async function leadSeatIn(id: string, viewer: Viewer, on: On = db): Promise<Seat> {
	const seat = await seatIn(id, viewer, on);
	if (!seat.leads) throw missing();
	return seat;
}

/** What somebody is asked, or asks, before she is inside. */
export type Standing = Readonly<{
	group: Group;
	seat: Seat | null;
	/** Organisations that she answers for and that are invited, or ask. */
	pending: readonly Member[];
	/** Her own part, where she was asked to take it. */
	asked: readonly Readonly<{ id: string; organization: string; state: 'asked' | 'takes_part' }>[];
}>;

/** Where somebody stands with a group. @throws 404 for one that she has nothing to do with and that not everybody reads about */
export async function standingIn(id: string, viewer: Viewer, on: On = db): Promise<Standing> {
	const group = await groupById(id, on);
	const [members, parts] = [await membersOf(id, on), await partsOf(id, viewer.id, on)];
	const hosted = hostedBy(viewer);
	const team = can(viewer, groupActs.keep);
	const inside = members.filter(({ state }) => state === 'member');
	const answers = inside.filter(({ organization }) => hosted.includes(organization)).map((one) => one.id);
	const taking = parts.filter(({ state }) => state === 'takes_part').map(({ member }) => member);
	const acts = inside.map((one) => one.id).filter((one) => answers.includes(one) || taking.includes(one));
	const leads = team || inside.some((one) => one.role === 'lead' && answers.includes(one.id));
	const pending = members.filter(
		({ state, organization }) => (state === 'invited' || state === 'asked') && hosted.includes(organization)
	);
	const its = {
		group,
		seat: team || acts.length ? { viewer, group, members, answers, acts, leads } : null,
		...{ pending, asked: parts }
	};
	if (!its.seat && !pending.length && !parts.length && !group.shown) throw missing();
	return its;
}

type Part = Readonly<{ id: string; member: string; organization: string; state: 'asked' | 'takes_part' }>;

async function partsOf(group: string, person: string, on: On): Promise<Part[]> {
	const { rows } = await sql<Part>`
		select t.id, t.member, c.name as organization, t.state from groups.participant t join groups.member m on m.id = t.member and m.state = 'member'
			join network.organization_card c on c.id = m.organization
		where m.in_group = ${group} and t.person = ${person} and t.state in ('asked', 'takes_part') order by t.id`.execute(
		on
	);
	return rows;
}

/** Whether somebody may still read what a letter about a group tells: whoever is in it, or is asked. */
export async function mayRead(group: string, person: string, on: On): Promise<boolean> {
	if (!isId(group)) return false;
	const { rows } = await sql<{
		may: boolean;
	}>`select ${isHers(sql`${group}::uuid`, sql`${person}::uuid`)} as may`.execute(on);
	return rows[0]?.may ?? false;
}

/** Whether a group is one of somebody's: an organisation that she answers for is in it, is invited or asks, or she takes part or is asked to. */
export const isHers = (group: ReturnType<typeof sql>, person: ReturnType<typeof sql>) => sql<boolean>`exists (
	select from groups.member m where m.in_group = ${group} and m.state in ('invited', 'asked', 'member') and (
		exists (select from identity.role h where h.person = ${person} and h.scope = m.organization and h.role in ('director', 'partner') and h.revoked_at is null)
		or exists (select from groups.participant t where t.member = m.id and t.person = ${person} and t.state in ('asked', 'takes_part') and m.state = 'member')))`;

/** A group of somebody's. `asked`: she is asked something there; `requests`: so many organisations ask to be let in, where she answers for the lead. */
export type OwnGroup = Group & Readonly<{ asked: boolean; requests: number }>;

/** The groups of somebody, with what waits for her there. */
export async function groupsOf(person: string, on: On = db): Promise<OwnGroup[]> {
	const { rows } = await sql<{ id: string; asked: boolean; leads: boolean }>`
		select g.id, exists (select from groups.participant t join groups.member m on m.id = t.member and m.state = 'member'
				where m.in_group = g.id and t.person = ${person} and t.state = 'asked')
			or exists (${hosted(person)} and m.state = 'invited') as asked,
			exists (${hosted(person)} and m.state = 'member' and m.role = 'lead') as leads
		from groups.circle g where ${isHers(sql`g.id`, sql`${person}::uuid`)} order by g.state = 'ended', g.written_at desc, g.id`.execute(
		on
	);
	const ids = rows.map(({ id }) => id);
	const groups = new Map((await groupsById(ids, on)).map((one) => [one.id, one]));
	return rows.map(({ id, asked, leads }) => {
		const group = groups.get(id) as Group;
		return { ...group, asked, requests: leads && group.state !== 'ended' ? group.asking : 0 };
	});
}

/** Members of `groups.circle g` that somebody answers for. */
const hosted = (
	person: string
) => sql`select from groups.member m join identity.role h on h.scope = m.organization and h.person = ${person}
	and h.role in ('director', 'partner') and h.revoked_at is null where m.in_group = g.id`;

/** Somebody to whom something can be given in a group: who answers for a member, or takes part. */
export type Insider = Readonly<{
	id: string;
	name: string;
	member: string;
	organization: string;
	participant: string | null;
}>;

/** Who is inside a group; whoever calls has asked who reads. */
export async function insidersOf(group: string, on: On = db): Promise<Insider[]> {
	const { rows } = await sql<Insider>`
		select distinct on (p.name, p.id) p.id, p.name, m.id as member, c.name as organization, t.id as participant
		from groups.member m join network.organization_card c on c.id = m.organization
			join lateral (
				select h.person, null::uuid as id from identity.role h
					where h.scope = m.organization and h.role in ('director', 'partner') and h.revoked_at is null
				union all select t.person, t.id from groups.participant t where t.member = m.id and t.state = 'takes_part') t on true
			join identity.person p on p.id = t.person and p.erased_at is null
		where m.in_group = ${group} and m.state = 'member' order by p.name, p.id, t.id nulls last`.execute(on);
	return rows;
}
