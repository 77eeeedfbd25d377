import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type By, goalById } from './goals.ts';
import { type Participant, refOf } from './participants.ts';
import { within } from './tables.ts';

/** What somebody gets for an assessment. `points` null takes away what she was given before. */
export type Given = Readonly<{ goal: string; key: string; participant: Participant; points: number | null }>;

/** Gives points for an assessment of a goal, or other points than before, which stay in the history. @throws 404 for an unknown goal. */
export async function assess(tx: Tx, { goal, key, participant, points }: Given, by: By): Promise<void> {
	await goalById(goal, tx);
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
