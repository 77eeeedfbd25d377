import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { groupActs } from '../acts.ts';
import type { ParticipantState } from '../kinds.ts';
import { writeTo } from './letters.ts';
import { groupById, lockGroup, told } from './reading.ts';
import { seatIn } from './seats.ts';
import { type On, within } from './tables.ts';

/** Somebody of a member who takes part, or is asked to. */
export type Participant = Readonly<{
	id: string;
	member: string;
	person: string;
	name: string;
	state: ParticipantState;
}>;

/** Who takes part and who is asked, by name; whoever calls has asked who reads. */
export async function participantsOf(group: string, on: On = db): Promise<Participant[]> {
	const { rows } = await sql<Participant>`
		select t.id, t.member, t.person, p.name, t.state from groups.participant t join groups.member m on m.id = t.member and m.state = 'member'
			join identity.person p on p.id = t.person
		where m.in_group = ${group} and t.state in ('asked', 'takes_part') order by p.name, t.id`.execute(on);
	return rows;
}

/** Whom a member may ask to take part: those of its organisation who are not in the group yet. */
export async function mayAsk(member: string, on: On = db): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select distinct p.id, p.name from groups.member m join network.affiliation a on a.organization = m.organization and (a.until is null or a.until >= current_date)
			join identity.person p on p.id = a.person and p.erased_at is null
		where m.id = ${member} and not exists (select from groups.participant t where t.member = m.id and t.person = p.id and t.state in ('asked', 'takes_part'))
			and not exists (select from identity.role h where h.person = p.id and h.scope = m.organization and h.role in ('director', 'partner') and h.revoked_at is null)
		order by p.name, p.id`.execute(on);
	return rows;
}

/** Asks somebody of a member's organisation to take part, in the name of who answers for it. @throws 404, groups_person_unknown */
export async function askParticipant(
	tx: Tx,
	group: string,
	{ member, person }: Readonly<{ member: string; person: string }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const its = await lockGroup(tx, group);
	const { answers, members } = await seatIn(group, viewer, tx);
	const whose = members.find((one) => one.id === member && one.state === 'member');
	if (!whose || !(answers.includes(member) || can(viewer, groupActs.keep))) throw missing();
	if (!(await mayAsk(member, tx)).some(({ id }) => id === person)) throw refused('groups_person_unknown', {}, 422);
	const row = { state: 'asked' as const, askedBy: viewer.id, askedAt: by.at ?? new Date() };
	const { id } = await within(tx)
		.insertInto('groups.participant')
		.values({ id: newId(), member, person, ...row })
		.onConflict((conflict) => conflict.columns(['member', 'person']).doUpdateSet(row))
		.returning('id')
		.executeTakeFirstOrThrow();
	const target = ref('organization', whose.organization);
	await record(tx, {
		...{ ...by, verb: 'groups.person_asked' as const, ...told(its), target },
		context: ref('group_participant', id)
	});
	await writeTo(tx, person, its, { letter: 'person_asked', who: whose.name }, by);
}

const answers = {
	takes_part: { from: ['asked'], verb: 'groups.person_joined' },
	declined: { from: ['asked'], verb: 'groups.person_declined' },
	left: { from: ['takes_part'], verb: 'groups.person_left' }
} as const;
export type ParticipantAnswer = keyof typeof answers;

/** Says yes or no to taking part, or leaves. What was given to her is anybody's again. @throws 404, groups_not_now */
export async function answerPart(tx: Tx, id: string, answer: ParticipantAnswer, viewer: Viewer, by: By): Promise<void> {
	const { rows } = isId(id)
		? await sql<{ state: ParticipantState; group: string; organization: string }>`
			select t.state, m.in_group as "group", m.organization from groups.participant t join groups.member m on m.id = t.member and m.state = 'member'
			where t.id = ${id} and t.person = ${viewer.id} for update of t`.execute(tx)
		: { rows: [] };
	const [its] = rows;
	if (!its) throw missing();
	const { from, verb } = answers[answer];
	if (!(from as readonly ParticipantState[]).includes(its.state)) throw refused('groups_not_now', {}, 422);
	await within(tx).updateTable('groups.participant').set({ state: answer }).where('id', '=', id).execute();
	const group = await groupById(its.group, tx);
	if (answer === 'left') await freeTasks(tx, group.id);
	const target = ref('organization', its.organization);
	await record(tx, { ...by, verb, ...told(group), target, context: ref('group_participant', id) });
}

/** Nobody takes part any more for a member that is gone. */
export async function endParts(tx: Tx, group: string, member: string): Promise<void> {
	await sql`update groups.participant set state = 'left' where member = ${member} and state in ('asked', 'takes_part')`.execute(
		tx
	);
	await freeTasks(tx, group);
}

/** What is given to somebody who is not inside any more is anybody's. */
const freeTasks = (tx: Tx, group: string) =>
	sql`update groups.task t set person = null where t.in_group = ${group} and t.done_at is null and t.person is not null and not exists (
		select from groups.member m where m.in_group = t.in_group and m.state = 'member' and (
			exists (select from identity.role h where h.person = t.person and h.scope = m.organization and h.role in ('director', 'partner') and h.revoked_at is null)
			or exists (select from groups.participant p where p.member = m.id and p.person = t.person and p.state = 'takes_part')))`.execute(
		tx
	);
