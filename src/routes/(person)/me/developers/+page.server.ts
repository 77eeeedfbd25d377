import { redirect } from '@sveltejs/kit';
import { endKey } from '#kernel/identity/server/keys.ts';
import { shownNow } from '#nouns.ts';
import { developersShown, makeEndpoint, makeKey, requireDeveloper } from '#programs/pages/developers.server.ts';
import { tryOut } from '#programs/pages/trying.server.ts';
import { apiKey } from '#programs/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requireFresh } from '#web/require.server.ts';
import { keysShown } from '../../../../keys.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireDeveloper(event);
	const { locale } = event.locals;
	const { announcements: kinds } = await shownNow();
	const scopes = await scopesNow();
	return {
		...(await developersShown(viewer, locale, { scopes, kinds })),
		keys: await keysShown(locale, viewer.id, apiKey)
	};
};

/** Each right that something asks for, once. */
async function scopesNow() {
	const { open, operations, scopes } = await shownNow();
	const all = [...[...open, ...operations].flatMap(({ scope }) => scope ?? []), ...scopes];
	return [...new Map(all.map((one) => [one.key, one])).values()].toSorted((a, b) => a.key.localeCompare(b.key));
}

export const actions: Actions = {
	make: async (event) => {
		await requireDeveloper(event);
		const viewer = await requireFresh(event, '/me/developers');
		return makeKey(
			event,
			viewer,
			(await scopesNow()).map(({ key }) => key)
		);
	},
	end: async (event) => {
		const viewer = await requireDeveloper(event);
		const id = fieldOf(await event.request.formData(), 'id');
		const typed = { of: 'end', name: '' };
		return change(event, typed, (tx) => endKey(tx, id, bySelf(viewer), viewer.id), '/me/developers?done=ended');
	},
	add: async (event) => {
		const made = await makeEndpoint(event, await requireDeveloper(event));
		if ('added' in made) redirect(303, `${made.added}?done=added`);
		return made;
	},
	try: async (event) => {
		await requireDeveloper(event);
		return tryOut(event);
	}
};
