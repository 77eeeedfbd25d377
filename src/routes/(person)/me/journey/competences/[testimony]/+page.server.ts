import { GivenTestimony } from '#journey';
import { attestsIn } from '#journey/pages/journey/meetings/attests.server.ts';
import { declineTestimony, giveTestimony, testimonyFor } from '#journey/server';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A question about what somebody was seen doing, for whoever was sent its link. @throws 404 when another has answered */
export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { person, witness, ...asked } = await testimonyFor(id, event.params.testimony);
	const done = event.url.searchParams.get('done');
	return { area: 'journey' as const, asked, own: person === id, mine: witness === id, done };
};

const typedIn = (form: FormData) => ({
	attests: attestsIn(form).filter(({ level }) => level > 0),
	seen: fieldOf(form, 'seen')
});

export const actions: Actions = {
	give: async (event) => {
		const viewer = requirePerson(event);
		const typed = typedIn(await event.request.formData());
		const { testimony } = event.params;
		return changeGiven(
			event,
			typed,
			GivenTestimony.safeParse(typed),
			async (tx, given) => {
				await limit('booking', `testimony ${viewer.id}`);
				await giveTestimony(tx, viewer.id, testimony, given, bySelf(viewer));
			},
			`/me/journey/competences/${testimony}?done=given`
		);
	},
	decline: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const decline = async (tx: Tx) => {
			await declineTestimony(tx, id, event.params.testimony);
			requireSure(event, doing(m.journey_me_testimony_decline_ask()), form);
		};
		return change(event, typedIn(form), decline, '/me/journey?done=declined');
	}
};
