import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { readPasted } from '#stage';
import { showActs } from '#stage/acts.ts';
import { obey } from '#stage/desk/shows/regie/obey.server.ts';
import { pageOf, requirePlace } from '#stage/desk/shows/regie/room.server.ts';
import { crewOf, order } from '#stage/server';
import { fail } from '#web/fail.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_PASTE = 60_000;
const MOST = 60;

export const load: PageServerLoad = async (event) => {
	const place = await requirePlace(event, showActs.moderate);
	const { show, viewer } = place;
	const [page, crew] = await Promise.all([pageOf(place, event.locals.locale), crewOf(show.id)]);
	const own = crew.find(({ person, post }) => person === viewer.id && post === 'moderator')?.station;
	return { ...page, own: show.stations.find(({ id }) => id === own)?.slug ?? null };
};

export const actions: Actions = {
	order: async (event) => obey(event, await requirePlace(event, showActs.moderate), 'moderator'),
	/** What was pasted, as comments to be ticked. */
	read: async (event) => {
		await requirePlace(event, showActs.moderate);
		const text = fieldOf(await event.request.formData(), 'text').slice(0, LONGEST_PASTE);
		return { pasted: readPasted(text).slice(0, MOST), text };
	},
	bring: async (event) => {
		const { room, viewer } = await requirePlace(event, showActs.moderate);
		if (!room) throw missing();
		const form = await event.request.formData();
		const giver = { device: null, viewer, locale: event.locals.locale, as: 'moderator' } as const;
		let brought = 0;
		for (const place of ticked(form, 'take').slice(0, MOST)) {
			const field = (name: string): string => fieldOf(form, `${name}_${place}`);
			const what = field('what') === 'question' ? 'question' : 'chat';
			const origin = field('origin') as 'other';
			const said = { name: field('name'), text: field('text'), origin };
			const answer = await order(room.id, { do: 'bring', id: newId(), what, ...said }, giver);
			if (!answer.ok) return fail(422, { problem: answer.message, brought });
			brought++;
		}
		return { brought };
	}
};
