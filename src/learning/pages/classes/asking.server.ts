import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import type { Question } from '#web/asking.ts';
import { exportPupil, pupilsOf } from '../../server/index.ts';

/** The question before a pupil is erased, with all that she made. @throws 404. */
export async function erasingPupil(classId: string, pupil: string): Promise<Question> {
	const hers = await exportPupil(classId, pupil);
	const count = (...nouns: string[]) => nouns.reduce((sum, noun) => sum + (hers[noun] as unknown[]).length, 0);
	const [works, evidence, steps] = [count('works'), count('evidence'), count('progress', 'completions', 'assessments')];
	const says: string[] = [];
	if (works) says.push(m.classes_erase_works({ count: works }));
	if (evidence) says.push(m.classes_erase_evidence({ count: evidence }));
	if (steps) says.push(m.classes_erase_steps({ count: steps }));
	if (!says.length) says.push(m.classes_erase_nothing());
	if (count('seances')) says.push(m.classes_erase_seances({ count: count('seances') }));
	return { title: m.classes_erase_ask({ pseudonym: String(hers.pseudonym) }), says, yes: m.classes_pupil_erase() };
}

/** The question before the secret of a pupil, or of all, is made anew. @throws 404. */
export async function resettingCards(tx: Tx, classId: string, pupil: string): Promise<Question> {
	const meant = (await pupilsOf(classId, tx)).filter(({ id, claimedAt }) => !claimedAt && (!pupil || id === pupil));
	const [first] = meant;
	if (pupil && !first) throw missing();
	const own = meant.filter(({ printed, singleUse }) => !printed && !singleUse).length;
	const says = [m.classes_reset_cards({ count: meant.length })];
	if (own) says.push(m.classes_reset_own({ count: own }));
	return pupil && first
		? { title: m.classes_reset_ask({ pseudonym: first.pseudonym }), says, yes: m.classes_reset() }
		: { title: m.classes_reset_all_ask(), says, yes: m.classes_reset_all() };
}
