import { redirect } from '@sveltejs/kit';
import { NewWish } from '#journey';
import { answersOf, answerWish, passWish, runOf, storyOfVersion, wishesOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { said } from '#kernel/words.ts';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The two questions that are asked before somebody plays and after, with what she has answered. @throws 404 for another's run */
export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { moment, run, story, title } = await asked(event);
	const [answers, wishes] = await Promise.all([answersOf(id, story), wishesOf(id, story)]);
	return {
		area: 'journey' as const,
		...{ run, story, moment, title: said(title, event.locals.locale), given: answers[moment] },
		// what was said before stays as it was, and « before » is not said after
		closed: moment === 'before' && wishes.before !== 'open'
	};
};

export const actions: Actions = {
	/** Keeps the answer, or that it was passed over, and goes on where the player came from: to the story before, to her runs after. */
	default: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const { moment, run, story } = await asked(event);
		const form = await event.request.formData();
		const typed = { desirability: fieldOf(form, 'desirability'), feasibility: fieldOf(form, 'feasibility') };
		const passes = fieldOf(form, 'pass') === '1';
		const given = passes ? null : NewWish.safeParse(typed);
		if (given && !given.success) return problemsOf(given.error, typed, locale);
		try {
			await transaction((tx) =>
				given ? answerWish(tx, id, story, moment, given.data) : passWish(tx, id, story, moment)
			);
		} catch (error) {
			return problem(error, typed, locale);
		}
		const home = passes ? '/me/journey' : '/me/journey?done=answered';
		redirect(303, href(moment === 'before' ? `/journey/${story}?run=${run}` : home, locale));
	}
};

async function asked(event: RequestEvent) {
	const { moment } = event.params;
	if (moment !== 'before' && moment !== 'after') throw missing();
	const { version, id: run } = await runOf(requirePerson(event).id, event.params.run);
	return { moment, run, ...(await storyOfVersion(version)) } as const;
}
