import { storyActs } from '#journey/acts.ts';
import { playedBy } from '#journey/pages/journey/played.server.ts';
import { goToThursday, takeThursdayBack } from '#journey/pages/journey/thursday.server.ts';
import { removeRun } from '#journey/server';
import { can } from '#kernel/identity/policy.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { attemptTo, change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const [shown, demo] = await Promise.all([playedBy(viewer.id, event.locals.locale), isDemo()]);
	const done = event.url.searchParams.get('done');
	return { area: 'journey' as const, demo, adds: can(viewer, storyActs.edit), ...shown, done };
};

const nothing = { key: '' };

export const actions: Actions = {
	forget: async (event) => {
		const { id } = requirePerson(event);
		const run = fieldOf(await event.request.formData(), 'run');
		return change(event, nothing, (tx) => removeRun(tx, id, run), '/me/journey?done=forgotten');
	},
	thursday: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const [story, key, undo] = [fieldOf(form, 'story'), fieldOf(form, 'key'), fieldOf(form, 'undo') === '1'];
		return attemptTo(
			event,
			nothing,
			() => (undo ? takeThursdayBack : goToThursday)(viewer, story, key, event.locals.locale),
			`/me/journey?done=${undo ? 'undone' : 'thursday'}#quest-${key}`
		);
	}
};
