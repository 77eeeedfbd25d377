import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { doing } from '#web/asking.server.ts';
import type { Question } from '#web/asking.ts';
import { codeCounts, crewOf, rundownOf } from '../../server/index.ts';

/** The question before a show is taken off its séance, with its rundown and its crew. */
export async function unmaking(tx: Tx, show: string): Promise<Question> {
	const cues = (await rundownOf(show, tx)).reduce((sum, segment) => sum + segment.cues.length, 0);
	const crew = new Set((await crewOf(show, tx)).map(({ person }) => person)).size;
	return doing(m.shows_remove_do(), [m.shows_remove_cues({ count: cues }), m.shows_remove_crew({ count: crew })]);
}

/** The question before the codes of a poll are taken back. */
export async function takingCodesBack(tx: Tx, show: string, cue: string): Promise<Question> {
	const count = (await codeCounts(show, tx)).get(cue) ?? 0;
	return doing(m.shows_codes_forget(), [m.shows_codes_lost({ count })]);
}
