import { ref } from '#kernel/facts.ts';
import { type NewFact, recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { bundleOf } from '../stories/reading.ts';
import type { Run } from './runs.ts';

type Told = Pick<Run, 'id' | 'person' | 'story' | 'version' | 'chapters' | 'ending' | 'log'>;
type RunVerb = 'journey.begun' | 'journey.chapter_begun' | 'journey.finished';

/** Tells what is new of a run: that it began, each chapter, and that it ended; what the run before it told is not told again. */
export async function tellRun(tx: Tx, run: Told, before: Told | null): Promise<void> {
	const told = {
		actor: ref('person', run.person),
		object: ref('run', run.id),
		context: ref('story', run.story),
		source: 'web' as const
	};
	const { chapters } = await bundleOf(run.version);
	const facts: NewFact<RunVerb>[] = [];
	if (run.id !== before?.id) facts.push({ ...told, verb: 'journey.begun', detail: { branch: before !== null } });
	for (const chapter of run.chapters.filter((one) => !before?.chapters.includes(one))) {
		const minutes = chapters.find(({ id }) => id === chapter)?.minutes ?? 0;
		facts.push({ ...told, verb: 'journey.chapter_begun', detail: { chapter, minutes } });
	}
	if (run.ending && run.ending !== before?.ending)
		facts.push({ ...told, verb: 'journey.finished', detail: { ending: run.ending, choices: run.log.length } });
	await recordAll(tx, facts);
}
