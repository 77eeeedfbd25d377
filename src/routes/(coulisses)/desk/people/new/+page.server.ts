import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { findOrMakePerson, personByEmail } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { personIn, personProblem, personTyped } from '#network/desk/people/person.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'person.edit');
	return { typed: { name: '', email: '', locale: event.locals.locale, birthYear: '' } };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, 'person.edit');
		const { locale } = event.locals;
		const typed = personTyped(await event.request.formData());
		const given = personIn(typed, locale);
		if ('data' in given) return given;
		let id = '';
		try {
			id = await transaction(async (tx) => {
				if (given.email && (await personByEmail(tx, given.email))) throw refused('people_email_taken', {}, 422);
				return findOrMakePerson(tx, given);
			});
		} catch (error) {
			return personProblem(error, typed, locale);
		}
		redirect(303, href(`/desk/people/${id}?done=added`, locale));
	}
};
