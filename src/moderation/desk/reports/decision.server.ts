import { fieldOf } from '#web/form.server.ts';
import { DecisionSchema } from '../../server/index.ts';

const LONGEST = 2000;

/** What the form of a report decides and answers, as it was typed and as it was read. */
export function decisionIn(form: FormData) {
	const typed = { answer: fieldOf(form, 'answer').slice(0, LONGEST) };
	const answer = typed.answer.trim() || null;
	return { typed, given: DecisionSchema.safeParse({ decision: fieldOf(form, 'decision'), answer }) };
}
