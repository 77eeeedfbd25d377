import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { groupActs } from '../acts.ts';
import type { Joining } from '../group.schema.ts';
import { circleAfter, leadOf, type MemberMove } from '../states.ts';
import { checkThere } from './leads.ts';
import { writeToHosts } from './letters.ts';
import { endParts } from './participants.ts';
import { type Group, groupById, lockGroup, type Member, membersOf, told } from './reading.ts';
import { leadSeatIn } from './seats.ts';
import { within } from './tables.ts';
import { circleOf } from './writing.ts';

/** Invites an organisation into a group, in its lead's name. @returns the membership. Throws 404, groups_not_now, groups_organization_missing, 429 */
export async function inviteMember(tx: Tx, id: string, given: Joining, viewer: Viewer, by: By): Promise<string> {
	await lockGroup(tx, id);
	const { group } = await leadSeatIn(id, viewer, tx);
	const its = await joins(tx, group, given, 'invite', viewer, by);
	await writeToHosts(tx, given.organization, its.group, { letter: 'invited', quoted: given.word }, by);
	return its.id;
}

/** Asks for an organisation that one answers for to be let in. @returns the membership. Throws 404, groups_not_now, groups_organization_missing, 429 */
export async function askToJoin(tx: Tx, id: string, given: Joining, viewer: Viewer, by: By): Promise<string> {
	const group = await lockGroup(tx, id);
	if (!group.shown) throw missing();
	if (!hostedBy(viewer).includes(given.organization)) throw refused('groups_organization_missing', {}, 422);
	const its = await joins(tx, group, given, 'ask', viewer, by);
	const members = await membersOf(id, tx);
	const [who, lead] = [members.find((one) => one.id === its.id), members.find(isLead)];
	if (lead)
		await writeToHosts(
			tx,
			lead.organization,
			its.group,
			{ letter: 'asked', who: who?.name ?? '', quoted: given.word },
			by
		);
	return its.id;
}

async function joins(tx: Tx, group: Group, given: Joining, move: 'invite' | 'ask', viewer: Viewer, by: By) {
	await checkThere(tx, given.organization);
	const { organization, country, role, word } = given;
	const after = circleAfter(await circleOf(tx, group), organization, move);
	if (typeof after === 'string') throw refused(after, {}, 422);
	if (by.source !== 'demo') await limit('booking', `groups ${viewer.id}`);
	const state = move === 'invite' ? ('invited' as const) : ('asked' as const);
	const row = { country, role, word, state, saidAt: by.at ?? new Date() };
	const { id } = await within(tx)
		.insertInto('groups.member')
		.values({ id: newId(), inGroup: group.id, organization, ...row })
		.onConflict((conflict) => conflict.columns(['inGroup', 'organization']).doUpdateSet(row))
		.returning('id')
		.executeTakeFirstOrThrow();
	const now = await groupById(group.id, tx);
	await record(tx, {
		...by,
		verb: move === 'invite' ? 'groups.invited' : 'groups.asked',
		...told(now),
		...{ target: ref('organization', organization), context: ref('group_member', id) }
	});
	return { id, group: now };
}

type Settling = Exclude<MemberMove, 'invite' | 'ask'>;
const isLead = ({ role, state }: Member): boolean => role === 'lead' && state === 'member';

/** Who may settle it: of an invitation the one who is invited, of a request the lead; either takes back what it said itself. */
function maySettle(
	its: Member,
	move: Settling,
	{ hosts, leads, team }: Readonly<Record<'hosts' | 'leads' | 'team', boolean>>
) {
	if (move === 'lead') return leads;
	if (move === 'accept') return its.state === 'invited' ? hosts || team : leads;
	return hosts || leads;
}

/**
 * Says yes or no to an invitation or a request, leaves or is put out, or takes over the lead. @param country where it says that it is of another one than was written
 * @throws 404, groups_not_now, groups_lead_stays
 */
export async function settleMember(
	tx: Tx,
	id: string,
	move: Settling,
	{ viewer, by, country }: Readonly<{ viewer: Viewer; by: By; country?: string }>
): Promise<Member> {
	const { group, its, members } = await lockMember(tx, id);
	const hosts = hostedBy(viewer).includes(its.organization);
	const team = can(viewer, groupActs.keep);
	const leads = team || members.some((one) => isLead(one) && hostedBy(viewer).includes(one.organization));
	if (!(hosts || leads) || !maySettle(its, move, { hosts, leads, team })) throw missing();
	const before = await circleOf(tx, group);
	const after = circleAfter(before, its.organization, move);
	if (typeof after === 'string') throw refused(after, {}, 422);
	const now = after.members[its.organization];
	if (!now) throw missing();
	if (move === 'lead')
		await within(tx)
			.updateTable('groups.member')
			.set({ role: 'partner' })
			.where('inGroup', '=', group.id)
			.where('role', '=', 'lead')
			.execute();
	const at = by.at ?? new Date();
	await within(tx)
		.updateTable('groups.member')
		.set({
			...now,
			...(move === 'lead' ? {} : { saidAt: at }),
			...(move === 'accept' ? { since: at, ...(country ? { country } : {}) } : {}),
			...(move === 'leave' ? { shareCents: null } : {})
		})
		.where('id', '=', id)
		.execute();
	if (move === 'leave') await endParts(tx, group.id, id);
	await tell(tx, its, move, by, { country: country ?? its.country });
	await hear(tx, its, move, by, leadOf(before));
	return its;
}

async function lockMember(tx: Tx, id: string): Promise<{ group: Group; its: Member; members: readonly Member[] }> {
	const found = isId(id)
		? await within(tx).selectFrom('groups.member').select('inGroup').where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!found) throw missing();
	const group = await lockGroup(tx, found.inGroup);
	const members = await membersOf(group.id, tx);
	const its = members.find((one) => one.id === id);
	if (!its) throw missing();
	return { group, its, members };
}

const verbs = {
	accept: 'groups.joined',
	decline: 'groups.declined',
	leave: 'groups.left',
	lead: 'groups.led'
} as const;

async function tell(tx: Tx, its: Member, move: Settling, by: By, { country }: { country: string }): Promise<void> {
	const group = await groupById(its.inGroup, tx);
	const { object, detail } = told(group);
	const about = { ...by, object, target: ref('organization', its.organization), context: ref('group_member', its.id) };
	if (move === 'accept') {
		const joined = { ...detail, country, operation: group.operation ?? '' };
		await record(tx, { ...about, verb: 'groups.joined', detail: joined });
	} else if (move === 'leave') await record(tx, { ...about, verb: 'groups.left', detail: { ...detail, country } });
	else await record(tx, { ...about, verb: verbs[move], detail });
}

/** Whoever did not do it hears of it: the organisation, and who leads. */
async function hear(tx: Tx, its: Member, move: Settling, by: By, lead: string | undefined): Promise<void> {
	const group = await groupById(its.inGroup, tx);
	const letter = ({ accept: 'joined', decline: 'declined', leave: 'left', lead: 'led' } as const)[move];
	const readers = new Set([its.organization, ...(lead ? [lead] : [])]);
	for (const reader of readers) await writeToHosts(tx, reader, group, { letter, who: its.name }, by);
}
