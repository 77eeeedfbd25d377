import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { answerChange, enrol, enrolmentIn } from '#learning/server';
import type { Stage } from './programmes.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['programmes']['past'];
type Degrees = Told['answers'][number]['before'];

/** Tells a cohort that is over: who was in it, and what some of them said before and after. */
export async function tellChanges(tx: Tx, told: Told, cohort: string, { personOf, momentOf }: Stage): Promise<void> {
	const by = { actor: null, source: 'demo', at: momentOf(told.from - 30) } as const;
	for (const [at, slug] of told.participants.entries()) {
		const { name, email, locale } = personOf(slug);
		const place = await enrolmentIn(cohort, await enrol(tx, cohort, { name, email, locale, key: newId() }, by), tx);
		const said = told.answers[at];
		if (!said) continue;
		await answerChange(tx, place, 'before', standOf(said.before), momentOf(told.from - 10));
		await answerChange(tx, place, 'after', standOf(said.after), momentOf(told.to + 5));
	}
}

const standOf = ([able, see, ask]: Degrees) => ({ able, see, ask });
