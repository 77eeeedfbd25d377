import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, typedOf } from '#web/form.server.ts';
import { NewWish } from '../../index.ts';
import { answersOf, answerWish, passWish, runOf, runsOf, storyOfVersion, wishesOf } from '../../server/index.ts';

type Of = Readonly<{ person: string; story: string; moment: 'before' | 'after' }>;

/** The question that is asked at a moment of one of somebody's runs. @throws 404 for another's, and for another word than `before` and `after` */
export async function wishAsked(person: string, { moment, run: id }: { moment: string; run: string }) {
	if (moment !== 'before' && moment !== 'after') throw missing();
	const { version, id: run } = await runOf(person, id);
	return { moment, run, ...(await storyOfVersion(version)) } as const;
}

/** What she has answered; what was said before stays as it was, and « before » is not said after. */
export async function wishShown({ person, story, moment }: Of) {
	const [answers, wishes] = await Promise.all([answersOf(person, story), wishesOf(person, story)]);
	return { given: answers[moment], closed: moment === 'before' && wishes.before !== 'open' };
}

/** Keeps an answer, or that it was passed over, and goes on. @param to where, by whether it was passed over */
export async function keepWish(
	event: RequestEvent,
	form: FormData,
	{ person, story, moment }: Of,
	to: (passed: boolean) => string
) {
	const typed = typedOf(form, ['desirability', 'feasibility']);
	return fieldOf(form, 'pass') === '1'
		? change(event, typed, (tx) => passWish(tx, person, story, moment), to(true))
		: changeGiven(
				event,
				typed,
				NewWish.safeParse(typed),
				(tx, given) => answerWish(tx, person, story, moment, given),
				to(false)
			);
}

/** The run that the page of a story is about; on the page of a new one, the latest. @throws 404 without a run */
export async function runAsked(person: string, story: string, url: URL): Promise<string> {
	const wanted = url.searchParams.get('run') ?? 'new';
	const found = (await runsOf(person)).find((run) => run.story === story && (wanted === 'new' || run.id === wanted));
	if (!found) throw missing();
	return found.id;
}
