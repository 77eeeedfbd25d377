import { redirect } from '@sveltejs/kit';
import { NewTestimony } from '#journey';
import { profileSaid } from '#journey/pages/journey/competences/evidence.server.ts';
import { askTestimony, removeTestimony, testimoniesOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { fieldOf, problem, problemsOf, ticked } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const asked = await testimoniesOf(id);
	return {
		area: 'journey' as const,
		profile: await profileSaid(id, asked, event.locals.locale),
		testimonies: asked.map(({ person: _, personName: __, witness: ___, ...one }) => one),
		table: event.url.searchParams.get('view') === 'table',
		done: event.url.searchParams.get('done')
	};
};

const here = ({ locals: { locale } }: RequestEvent, done: string): string =>
	href(`/me/journey/competences?done=${done}#testimonies`, locale);

export const actions: Actions = {
	ask: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = { competences: ticked(form, 'competences').filter(Boolean), about: fieldOf(form, 'about') };
		const given = NewTestimony.safeParse(typed);
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			await limit('booking', `testimony ${id}`);
			await transaction((tx) => askTestimony(tx, id, given.data));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, here(event, 'asked'));
	},
	remove: async (event) => {
		const { id } = requirePerson(event);
		const testimony = fieldOf(await event.request.formData(), 'testimony');
		await transaction((tx) => removeTestimony(tx, id, testimony));
		redirect(303, here(event, 'removed'));
	}
};
