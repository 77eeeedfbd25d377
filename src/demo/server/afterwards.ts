import { addCategory, addMaterial, addQuestion, answerFollowup, askFollowup } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { People } from './activities.ts';
import type { Demonstration } from './shapes.ts';

type Activity = Demonstration['fiction']['activities'][number];
type Occurrence = Activity['occurrences'][number];

const by = { actor: null, source: 'demo' } as const;

/** What an invented activity asks of those who register. */
export async function tellQuestions(tx: Tx, offering: string, { questions = [] }: Activity): Promise<void> {
	for (const question of questions) await addQuestion(tx, offering, question, by);
}

/** The kinds of tickets of an invented activity, in its order. @returns their ids. */
export async function tellCategories(tx: Tx, offering: string, { categories = [] }: Activity): Promise<string[]> {
	const ids: string[] = [];
	for (const category of categories) ids.push(await addCategory(tx, offering, category, by));
	return ids;
}

/** What was shown at an invented séance, and asked about it since: the first of the people answers. */
export async function tellAfterwards(tx: Tx, occurrence: string, given: Occurrence, people: People): Promise<void> {
	for (const { kind, title, body, url } of given.materials ?? [])
		await addMaterial(tx, occurrence, { kind, title, content: body ? { body } : { url: url ?? '' } }, by);
	for (const { name, text, locale, answer } of given.followups ?? []) {
		const id = await askFollowup(tx, { occurrence, person: null, name, text, locale }, 'demo');
		const actor = ref('person', people[0]?.id ?? newId());
		if (answer) await answerFollowup(tx, occurrence, id, answer, { actor, source: 'demo' });
	}
}
