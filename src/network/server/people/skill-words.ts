import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { skillsActs } from '../../acts.ts';
import type { On } from '../tables.ts';

/** An organisation that says that somebody has a skill. */
export type SkillWord = Readonly<{ skill: string; organization: Readonly<{ id: string; slug: string; name: string }> }>;

/** Which organisations say which skills of somebody; whoever calls has checked that the reader sees her skills and her organisations. */
export async function skillWordsOf(person: string, on: On = db): Promise<SkillWord[]> {
	const { rows } = await sql<SkillWord>`
		select w.skill, jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as organization
		from network.skill_word w join network.organization_card c on c.id = w.organization
		where w.person = ${person} and c.deleted_at is null order by w.said_at, c.name, c.id`.execute(on);
	return rows;
}

/** The organisations for which a reader may say so: those that she answers for, of which the person is or was. Nobody does for herself. */
export async function speaksFor(
	viewer: Viewer | null,
	person: string,
	on: On = db
): Promise<{ id: string; name: string }[]> {
	if (!viewer || viewer.id === person) return [];
	const { rows } = await sql<{ id: string; name: string }>`
		select c.id, c.name from network.organization_card c where c.id = any(${hostedBy(viewer)}::uuid[]) and c.deleted_at is null
			and exists (select from network.affiliation a where a.organization = c.id and a.person = ${person}) order by c.name, c.id`.execute(
		on
	);
	return rows;
}

type Said = Readonly<{ person: string; organization: string; skills: readonly string[] }>;

/**
 * Says which of somebody's skills an organisation confirms, and which it does not any more; the fact tells it when that is new.
 * @throws 404 for who does not answer for it, or where the person is none of its people, network_skill_own
 */
export async function sayForSkills(
	tx: Tx,
	{ person, organization, skills }: Said,
	viewer: Viewer,
	by: By
): Promise<void> {
	requireAct(viewer, skillsActs.confirm, { organisation: organization });
	if (viewer.id === person) throw refused('network_skill_own', {}, 422);
	await sql`select from network.profile where person = ${person} for update`.execute(tx);
	if (!(await speaksFor(viewer, person, tx)).some(({ id }) => id === organization)) throw missing();
	const before = await saidBy(tx, person, organization);
	await sql`delete from network.skill_word where person = ${person} and organization = ${organization} and skill <> all(${[...skills]}::text[])`.execute(
		tx
	);
	await sql`insert into network.skill_word (person, skill, organization)
		select person, skill, ${organization} from network.person_skill where person = ${person} and skill = any(${[...skills]}::text[])
		on conflict do nothing`.execute(tx);
	const after = await saidBy(tx, person, organization);
	if (same(before, after)) return;
	const [object, target] = [ref('person', person), ref('organization', organization)];
	await record(tx, { ...by, verb: 'network.skills_confirmed', object, target, detail: { skills: after.length } });
}

/** Takes out of somebody's page what an organisation says of a skill of hers: her act. */
export async function takeSkillWordOut(
	tx: Tx,
	{ person, skill, organization }: Readonly<{ person: string; skill: string; organization: string }>,
	by: By
): Promise<void> {
	const { numAffectedRows = 0n } = await sql`
		delete from network.skill_word where person = ${person} and skill = ${skill} and organization::text = ${organization}`.execute(
		tx
	);
	if (!numAffectedRows) throw missing();
	const [object, target] = [ref('person', person), ref('organization', organization)];
	await record(tx, { ...by, verb: 'network.skill_word_taken_out', object, target, detail: {} });
}

async function saidBy(tx: Tx, person: string, organization: string): Promise<string[]> {
	const { rows } = await sql<{ skill: string }>`
		select skill from network.skill_word where person = ${person} and organization = ${organization} order by skill`.execute(
		tx
	);
	return rows.map(({ skill }) => skill);
}
