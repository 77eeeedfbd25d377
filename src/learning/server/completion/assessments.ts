import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { leavesOf } from '../../completion/requirement.ts';
import { type Goal, goalById, lockGoal } from './goals.ts';
import { type Participant, refOf } from './participants.ts';
import { type On, within } from './tables.ts';

/** What somebody gets for an assessment. `points` null takes away what she was given before. */
export type Given = Readonly<{ goal: string; key: string; participant: Participant; points: number | null }>;

/** Gives points for an assessment of a goal, or other points than before, which stay in the history. @throws 404 for an unknown goal. */
export async function assess(tx: Tx, { goal, key, participant, points }: Given, by: By): Promise<void> {
	if ((await goalById(goal, tx)).withdrawnAt) throw missing();
	const givenBy = by.actor?.kind === 'person' ? by.actor.id : null;
	const hers = { participant: participant.id, participantKind: participant.kind };
	await within(tx)
		.insertInto('learning.assessment')
		.values({ id: newId(), goal, key, ...hers, points, givenBy })
		.execute();
	const told = { ...by, object: ref('goal', goal), target: refOf(participant) };
	if (points === null) await record(tx, { ...told, verb: 'learning.assessment_removed', detail: { key } });
	else await record(tx, { ...told, verb: 'learning.assessed', detail: { key, points } });
}

/** What a list of points says of somebody. `was`: what it had said when it was opened. */
export type PointsLine = Readonly<{ participant: Participant; points: number | null; was: number | null }>;

/**
 * Writes a list of points down. What it says as before, or as somebody else has said meanwhile, changes nothing; what was said before stays in the
 * history. @returns how many were changed. Throws 404 for an assessment that the goal does not ask for.
 */
export async function assessAll(
	tx: Tx,
	{ id, subject }: Pick<Goal, 'id' | 'subject'>,
	key: string,
	lines: readonly PointsLine[],
	by: By
): Promise<number> {
	await lockGoal(tx, subject);
	const { tree } = await goalById(id, tx);
	if (!leavesOf(tree).some((leaf) => leaf.is === 'assessment' && leaf.key === key)) throw missing();
	const past = await pointsIn(id, key, tx);
	let changed = 0;
	for (const { participant, points, was } of lines) {
		if (points === was || points === (past.get(participant.id)?.[0]?.points ?? null)) continue;
		await assess(tx, { goal: id, key, participant, points }, by);
		changed++;
	}
	return changed;
}

/** Points that somebody was given once; `points` null: they were taken away. `by`: who gave them. */
export type PastPoints = Readonly<{ points: number | null; at: Date; by: string | null }>;

/** All points that were ever given for an assessment, the last first, by participant. */
export async function pointsIn(goal: string, key: string, on: On = db): Promise<Map<string, PastPoints[]>> {
	const { rows } = await sql<PastPoints & { participant: string }>`
		select a.participant, a.points, a.given_at as at, p.name as by from learning.assessment a left join identity.person p on p.id = a.given_by
		where a.goal = ${goal} and a.key = ${key} order by a.given_at desc, a.id desc`.execute(on);
	const grouped = Map.groupBy(rows, ({ participant }) => participant);
	return new Map([...grouped].map(([one, hers]) => [one, hers.map(({ participant: _, ...past }) => past)]));
}
