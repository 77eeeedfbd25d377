import { type RequestEvent, redirect } from '@sveltejs/kit';
import { NewWish } from '#journey';
import { answersOf, answerWish, runOf, storyOfVersion } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { said } from '#kernel/words.ts';
import { fieldOf, problem, problemsOf } from '../../../../form.server.ts';
import { signedIn } from '../../../guard.server.ts';

type Asked = RequestEvent & { params: { run: string } };
type Moment = 'before' | 'after';

/** The two questions that are asked before somebody plays and after, with what she has answered. @throws 404 for another's run */
export async function wishFor(event: Asked, moment: Moment) {
	const { id } = signedIn(event);
	const { version, id: run } = await runOf(id, event.params.run);
	const { story, title } = await storyOfVersion(version);
	const answers = await answersOf(id, story);
	return {
		area: 'journey' as const,
		...{ run, story, moment, title: said(title, event.locals.locale) },
		given: answers[moment],
		// what was said before stays as it was
		closed: moment === 'before' && answers.before !== null
	};
}

/** Keeps the answer, and goes on where the player came from: to the story before, to her runs after. */
export async function keepWish(event: Asked, moment: Moment) {
	const { id } = signedIn(event);
	const { locale } = event.locals;
	const { story, run } = await wishFor(event, moment);
	const form = await event.request.formData();
	const typed = { desirability: fieldOf(form, 'desirability'), feasibility: fieldOf(form, 'feasibility') };
	const given = NewWish.safeParse(typed);
	if (!given.success) return problemsOf(given.error, typed, locale);
	try {
		await transaction((tx) => answerWish(tx, id, story, moment, given.data));
	} catch (error) {
		return problem(error, typed, locale);
	}
	redirect(303, href(moment === 'before' ? `/journey/${story}?run=${run}` : '/me/journey?done=answered', locale));
}
