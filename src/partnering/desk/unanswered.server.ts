import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { asCard } from '../pages/list.server.ts';
import { shown } from '../pages/matches.server.ts';
import { pointOut, unanswered } from '../server/index.ts';

/** What nobody answers, with what would fit it. */
export async function unansweredShown(viewer: Viewer, locale: Locale) {
	const found = await unanswered(viewer);
	return {
		waiting: await Promise.all(
			found.map(async ({ proposal, matches }) => ({
				card: asCard(proposal),
				matches: await shown(matches, locale),
				pointed: matches.filter((one) => one.pointed).map(({ id }) => id)
			}))
		)
	};
}

/** Points one out to whose proposal it is. */
export async function pointFrom(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	return change(
		event,
		typedTexts(form),
		(tx) => pointOut(tx, fieldOf(form, 'proposal'), fieldOf(form, 'candidate'), viewer, byOf(viewer)),
		'/desk/partnering/unanswered?done=pointed'
	);
}
