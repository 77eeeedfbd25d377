import { keepWish, wishAsked, wishShown } from '#journey/pages/journey/wish.server.ts';
import { said } from '#kernel/words.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The two questions that are asked before somebody plays and after, with what she has answered. @throws 404 for another's run */
export const load: PageServerLoad = async (event) => {
	const { id: person } = requirePerson(event);
	const { moment, run, story, title } = await wishAsked(person, event.params);
	const shown = await wishShown({ person, story, moment });
	return { area: 'journey' as const, run, story, moment, title: said(title, event.locals.locale), ...shown };
};

export const actions: Actions = {
	/** Goes on where the player came from: to the story before, to her runs after. */
	default: async (event) => {
		const { id: person } = requirePerson(event);
		const { moment, run, story } = await wishAsked(person, event.params);
		const home = (passed: boolean) => (passed ? '/me/journey' : '/me/journey?done=answered');
		const to = (passed: boolean) => (moment === 'before' ? `/journey/${story}?run=${run}` : home(passed));
		return keepWish(event, await event.request.formData(), { person, story, moment }, to);
	}
};
