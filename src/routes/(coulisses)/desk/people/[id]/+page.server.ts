import { registrationsOfPerson } from '#agenda/desk/registrations/person.server.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { can } from '#kernel/identity/policy.ts';
import { consentsOf } from '#kernel/identity/server/consents.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { contactInShort } from '#network/desk/contacts/contact.server.ts';
import { personField, personIn, personTyped } from '#network/desk/people/person.server.ts';
import { profileForm, saveProfile, typedProfile } from '#network/pages/profile/profile.server.ts';
import {
	affiliationsOf,
	changePerson,
	knownPerson,
	namesakes,
	publishProfile,
	trashProfile,
	withdrawProfile
} from '#network/server';
import { change } from '#web/act.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, personActs.see);
	const { id } = event.params;
	const person = await knownPerson(id);
	const [profile, affiliations, consents, registrations, alike, contact] = await Promise.all([
		profileForm(id),
		affiliationsOf({ person: id }),
		consentsOf(id),
		registrationsOfPerson(id),
		namesakes(id),
		contactInShort({ kind: 'person', id }, viewer)
	]);
	const maySuspend = can(viewer, personActs.suspend);
	return { person, profile, affiliations, consents, alike, registrations, contact, maySuspend };
};

export const actions: Actions = {
	person: async (event) => {
		const viewer = await requireTeam(event, personActs.edit);
		const { id } = event.params;
		const typed = personTyped(await event.request.formData());
		const given = personIn(typed, event.locals.locale);
		if ('data' in given) return given;
		const to = `/desk/people/${id}?done=person#person`;
		return change(event, typed, (tx) => changePerson(tx, id, given, byOf(viewer)), to, personField);
	},
	profile: async (event) => {
		const viewer = await requireTeam(event, personActs.edit);
		const { id } = event.params;
		const { data } = await saveProfile(event, id, byOf(viewer), `/desk/people/${id}?done=profile#profile`);
		return { profile: data };
	},
	find: async (event) => {
		await requireTeam(event, personActs.edit);
		return { profile: { typed: await typedProfile(await formWithFiles(event.request, PICTURE_FORM)), problems: {} } };
	},
	publish: (event) => publication(event, publishProfile),
	withdraw: (event) => publication(event, withdrawProfile),
	trash: (event) => publication(event, (tx, id, by) => trashProfile(tx, id, true, by)),
	restore: (event) => publication(event, (tx, id, by) => trashProfile(tx, id, false, by))
};

async function publication(event: RequestEvent, act: typeof publishProfile) {
	const viewer = await requireTeam(event, personActs.edit);
	const { id } = await knownPerson(event.params.id);
	const to = `/desk/people/${id}?done=profile#profile`;
	const { typed } = await profileForm(id);
	const { data } = await change(event, typed, (tx) => act(tx, id, byOf(viewer)), to);
	return { profile: data };
}
