import { personActs } from '#kernel/identity/acts.ts';
import { addPerson, personField, personIn, personTyped } from '#network/desk/people/person.server.ts';
import { change } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, personActs.edit);
	return { typed: { name: '', email: '', locale: event.locals.locale, birthYear: '' } };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, personActs.edit);
		const typed = personTyped(await event.request.formData());
		const given = personIn(typed, event.locals.locale);
		if ('data' in given) return given;
		return change(
			event,
			typed,
			(tx) => addPerson(tx, given),
			(id) => `/desk/people/${id}?done=added`,
			personField
		);
	}
};
