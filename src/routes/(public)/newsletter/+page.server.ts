import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { asAddress } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { askForNewsletter, subscribePerson } from '#notice/server';
import { attempt } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => ({ email: viewer?.email ?? '' });

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, getClientAddress } = event;
		const { locale, viewer } = locals;
		const form = await request.formData();
		const email = fieldOf(form, 'email').trim().slice(0, 300);
		return attempt(event, 'email', { email }, async () => {
			const address = asAddress(email);
			// a machine that fills every field is told what a person is told, and nothing is written
			if (fieldOf(form, 'website')) redirect(303, href('/newsletter?done=asked', locale));
			await limit('signIn', `newsletter ${getClientAddress()}`);
			await limit('letter', `newsletter ${address}`);
			const asked = { email: address, locale, source: 'form' };
			const mine = viewer?.email?.toLowerCase() === address;
			await transaction((tx) => (mine && viewer ? subscribePerson(tx, viewer.id, asked) : askForNewsletter(tx, asked)));
			redirect(303, href(`/newsletter?done=${mine ? 'subscribed' : 'asked'}`, locale));
		});
	}
};
