import type { Viewer } from '#kernel/identity/index.ts';
import { cohortChanges } from '../../index.ts';
import { changeAnswers, programmesOf } from '../../server/index.ts';
import { programmesSeenBy } from './reach.server.ts';

/** Of each programme that somebody may see and that is asked before and after: what may be told of its cohorts. */
export async function changesShown(viewer: Viewer, now = new Date()) {
	const programmes = await programmesOf(programmesSeenBy(viewer));
	const all = await Promise.all(
		programmes
			.filter(({ deletedAt }) => !deletedAt)
			.map(async ({ id, title }) => ({ id, title, answers: await changeAnswers(id) }))
	);
	return all
		.filter(({ answers }) => answers.length)
		.map(({ answers, ...programme }) => ({ ...programme, ...cohortChanges(answers, now) }));
}
