import { storyActs } from '#journey/acts.ts';
import { playedBy } from '#journey/pages/journey/played.server.ts';
import { goToThursday, takeThursdayBack } from '#journey/pages/journey/thursday.server.ts';
import { removeRun, runOf } from '#journey/server';
import { can } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { attemptTo, change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
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
		const form = await event.request.formData();
		const forget = async (tx: Tx) => {
			const { id: run, log, canvas } = await runOf(id, fieldOf(form, 'run'), tx);
			const says = [
				m.journey_me_forget_choices({ count: log.length }),
				...(canvas ? [m.journey_me_forget_canvas()] : [])
			];
			await removeRun(tx, id, run);
			requireSure(event, { title: m.journey_me_forget_ask(), says, yes: m.web_delete() }, form);
		};
		return change(event, nothing, forget, '/me/journey?done=forgotten');
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
