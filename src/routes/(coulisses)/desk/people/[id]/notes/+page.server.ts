import { contactActs } from '#network/acts.ts';
import {
	contactShown,
	dropFrom,
	followUpFrom,
	listFrom,
	markOn,
	noteFrom,
	removeNoteFrom,
	tagFrom,
	untagFrom
} from '#network/desk/contacts/contact.server.ts';
import { knownPerson } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const entered = async (event: RequestEvent) => {
	const viewer = await requireTeam(event, contactActs.keep);
	return { viewer, contact: { kind: 'person', id: event.params.id } as const };
};

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, contactActs.keep);
	const { id, name } = await knownPerson(event.params.id);
	return { name, ...(await contactShown({ kind: 'person', id }, viewer)) };
};

export const actions: Actions = {
	tag: async (event) => tagFrom(event, await entered(event)),
	untag: async (event) => untagFrom(event, await entered(event)),
	list: async (event) => listFrom(event, await entered(event)),
	note: async (event) => noteFrom(event, await entered(event)),
	remove: async (event) => removeNoteFrom(event, await entered(event)),
	follow: async (event) => followUpFrom(event, await entered(event)),
	mark: async (event) => markOn(event, await entered(event)),
	drop: async (event) => dropFrom(event, await entered(event))
};
