import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewDecision } from '../group.schema.ts';
import { writeTo } from './letters.ts';
import { told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import { insidersOf } from './seats.ts';
import { type On, within } from './tables.ts';

/** What was decided, by whom and when; `corrects` and `correctedBy`: the decision that it corrects, and the one that corrects it. */
export type Decision = Readonly<{
	id: string;
	title: string;
	words: string;
	decidedOn: string;
	deciders: readonly string[];
	notedBy: string | null;
	notedAt: Date;
	corrects: string | null;
	correctedBy: string | null;
}>;

/** What was decided, the latest first; whoever calls has asked who reads. */
export async function decisionsOf(group: string, on: On = db): Promise<Decision[]> {
	const { rows } = await sql<Decision>`
		select d.id, d.title, d.words, d.decided_on::text as decided_on, p.name as noted_by, d.noted_at, d.corrects,
			(select o.id from groups.decision o where o.corrects = d.id) as corrected_by,
			array(select c.name from groups.decider w join groups.member m on m.id = w.member join network.organization_card c on c.id = m.organization
				where w.decision = d.id order by c.name) as deciders
		from groups.decision d left join identity.person p on p.id = d.noted_by where d.in_group = ${group}
		order by d.decided_on desc, d.noted_at desc, d.id`.execute(on);
	return rows;
}

/**
 * Notes what was decided and which members decided it. It is never written anew: what corrects it is another one, and one decision is corrected once. Sent
 * twice, it is noted once. @throws 404, groups_not_now, groups_deciders_missing, groups_corrected_already
 */
export async function noteDecision(
	tx: Tx,
	group: string,
	{ deciders, ...given }: NewDecision,
	{ viewer, by, id = newId() }: Working & Readonly<{ id?: string }>
): Promise<string> {
	const { group: its, members } = await lockWork(tx, group, viewer);
	const known = members.filter(({ state }) => state === 'member').map((one) => one.id);
	if (!deciders.length || deciders.some((one) => !known.includes(one)))
		throw refused('groups_deciders_missing', {}, 422);
	const noted = await decisionsOf(group, tx);
	if (noted.some((one) => one.id === id)) return id;
	const corrected = noted.find((one) => one.id === given.corrects);
	if (given.corrects && !corrected) throw missing();
	if (corrected?.correctedBy) throw refused('groups_corrected_already', {}, 422);
	await within(tx)
		.insertInto('groups.decision')
		.values({ id, inGroup: group, ...given, notedBy: viewer.id, notedAt: by.at ?? new Date() })
		.execute();
	for (const member of new Set(deciders))
		await within(tx).insertInto('groups.decider').values({ decision: id, member }).execute();
	const { object, detail } = told(its);
	const figures = { ...detail, deciders: new Set(deciders).size, corrects: given.corrects !== null };
	await record(tx, { ...by, verb: 'groups.decided', object, context: ref('group_decision', id), detail: figures });
	for (const reader of await insidersOf(group, tx))
		await writeTo(tx, reader.id, its, { letter: 'decided', what: given.title, once: `groups.decided.${id}` }, by);
	return id;
}
