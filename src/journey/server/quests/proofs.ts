import type { By } from '#kernel/facts.ts';
import { idNamed } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { removeEvidence, vouch } from '#learning/server';
import { leavesOf, type Proof, proofs, type QuestTree } from '../../quests.ts';
import { within } from '../tables.ts';

/** Something that the hub can vouch for: a meeting that took place, or a canvas that a coach accepted. */
type Proven = Readonly<{
	ref: string;
	kinds: readonly Proof[];
	/** Of a canvas: whose run's, and what the coach found in it. */
	canvas: Readonly<{ story: string; blocks: number; hypotheses: number }> | null;
}>;
type Asking = Readonly<{ goal: string; story: string; tree: QuestTree }>;

const byTheProgram: By = { actor: null, source: 'job' };

/** Gives learning, as evidence, all that somebody has proved of what challenges ask for: those of one story, or of all. */
export async function vouchForAll(tx: Tx, person: string, story: string | null = null): Promise<void> {
	const proven = await provenBy(tx, person);
	if (!proven.length) return;
	const asking = await within(tx)
		.selectFrom('journey.quest')
		.select(['goal', 'story', 'tree'])
		.$if(story !== null, (query) => query.where('story', '=', story ?? ''))
		.execute();
	for (const quest of asking)
		for (const one of proven)
			for (const kind of one.kinds.filter((kind) => asksFor(quest, one, kind))) {
				const given = {
					id: evidenceId(quest.goal, kind, one.ref),
					goal: quest.goal,
					kind,
					words: `journey ${one.ref}`
				};
				await vouch(tx, { ...given, participant: { kind: 'person', id: person } }, byTheProgram);
			}
}

/** Takes back what a meeting or a review proved. */
export async function vouchNoMore(tx: Tx, ref: string): Promise<void> {
	const goals = await within(tx).selectFrom('journey.quest').select('goal').execute();
	for (const { goal } of goals)
		for (const kind of proofs) await removeEvidence(tx, evidenceId(goal, kind, ref), byTheProgram);
}

const evidenceId = (goal: string, kind: Proof, ref: string): string => idNamed(`${kind} ${ref}`, goal);

function asksFor({ tree, story }: Asking, { canvas }: Proven, kind: Proof): boolean {
	return leavesOf(tree).some((leaf) => {
		if (leaf.is === 'met') return kind === `met-${leaf.as}`;
		if (leaf.is !== 'canvas' || kind !== 'canvas-reviewed' || canvas?.story !== story) return false;
		return canvas.blocks >= leaf.blocks && canvas.hypotheses >= leaf.hypotheses;
	});
}

async function provenBy(tx: Tx, person: string): Promise<Proven[]> {
	const meetings = await within(tx)
		.selectFrom('journey.meeting')
		.select(['id', 'mentor'])
		.where('person', '=', person)
		.where('personSays', 'is', true)
		.where('hostSays', 'is', true)
		.execute();
	const reviews = await within(tx)
		.selectFrom('journey.review as v')
		.innerJoin('journey.run as r', 'r.id', 'v.run')
		.select(['v.id', 'r.story', 'v.blocks', 'v.hypotheses'])
		.where('r.person', '=', person)
		.where('v.accepted', 'is', true)
		.execute();
	const met: Proof[] = ['met-anybody'];
	return [
		...meetings.map(({ id, mentor }) => ({
			ref: id,
			kinds: mentor ? [...met, 'met-mentor' as const] : met,
			canvas: null
		})),
		...reviews.map(({ id, story, blocks, hypotheses }) => ({
			...{ ref: id, kinds: ['canvas-reviewed' as const] },
			canvas: { story, blocks: blocks ?? 0, hypotheses: hypotheses ?? 0 }
		}))
	];
}
