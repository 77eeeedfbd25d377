import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { dropFile } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, sentFile } from '#web/form.server.ts';
import { goalOf, goalsOf, NewEvidence, removeEvidence } from '../../server/index.ts';

/** The goals that a person has begun, after the one that is asked for, if it is another. @throws 404 for an unknown one. */
export async function goalsShown(person: string, asked: string | null, locale: Locale) {
	const who = { kind: 'person', id: person } as const;
	const begun = await goalsOf(who, locale);
	const first = asked && !begun.some(({ id }) => id === asked) ? [await goalOf(asked, who, locale)] : [];
	return [...first, ...begun];
}

/** What a person gives for a goal, of a kind that it asks of her. @throws 404 for another. */
export async function evidenceIn(form: FormData, person: string, locale: Locale) {
	const [goal, kind] = [fieldOf(form, 'goal'), fieldOf(form, 'kind')];
	const typed = { form: `${goal} ${kind}`, words: fieldOf(form, 'words'), link: fieldOf(form, 'link') };
	const asked = await goalOf(goal, { kind: 'person', id: person }, locale);
	if (!asked.evidence.some((one) => one.kind === kind)) throw missing();
	const given = { kind, words: typed.words, link: typed.link, file: await sentFile(form, 'file') };
	return { goal, typed, read: NewEvidence.safeParse(given) };
}

/** @throws 404 for a piece of evidence that is not this person's. */
export async function ownEvidence(id: string, person: string, locale: Locale): Promise<string> {
	const mine = await goalsOf({ kind: 'person', id: person }, locale);
	if (!mine.some(({ evidence }) => evidence.some(({ given }) => given.some((one) => one.id === id)))) throw missing();
	return id;
}

/** Takes a piece of evidence away, and its file once that is kept. @throws 404. */
export async function takeBack(id: string, by: Parameters<typeof removeEvidence>[2]): Promise<void> {
	const file = await transaction((tx) => removeEvidence(tx, id, by));
	if (file) await dropFile(file);
}
