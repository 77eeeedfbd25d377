import { ref } from '#kernel/facts.ts';
import { type FieldGroup, fieldGroups } from '#kernel/identity/index.ts';
import { ownGender } from '#kernel/identity/server/genders.ts';
import { ownersOf } from '#kernel/identity/server/visibility.ts';
import { maybeMinor, visibleTo } from '#kernel/identity/visibility.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { saveGender } from '#network/pages/profile/gender.server.ts';
import { profileForm, saveProfile, typedProfile } from '#network/pages/profile/profile.server.ts';
import { keepShown } from '#network/pages/profile/shown.server.ts';
import { ownWords, takeOutFrom } from '#network/pages/profile/skill-words.server.ts';
import { publishProfile, withdrawProfile } from '#network/server';
import { change } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const shownHere = fieldGroups.filter((group) => group !== 'attendance');
const stranger = { id: '' };

export const load: PageServerLoad = async (event) => {
	const { id, name, email } = requirePerson(event);
	const [kept, owners] = await Promise.all([profileForm(id), ownersOf([id])]);
	const owner = owners.get(id) ?? { id, birthYear: null, minorUntil: null, settings: {} };
	const seen = (viewer: { id: string } | null): FieldGroup[] =>
		visibleTo(viewer, owner, 'name') ? shownHere.filter((group) => visibleTo(viewer, owner, group)) : [];
	return {
		...kept,
		words: await ownWords(id, kept.typed.skills),
		name,
		email,
		minor: maybeMinor(owner),
		gender: await ownGender(id),
		groups: shownHere.map((group) => ({ group, audience: owner.settings[group] ?? 'nobody' })),
		previews: { visitor: seen(null), member: seen(stranger) }
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { id } = requirePerson(event);
		return saveProfile(event, id, byHer(id), '/me/profile?done=saved#profile');
	},
	find: async (event) => {
		requirePerson(event);
		return { typed: await typedProfile(await formWithFiles(event.request, PICTURE_FORM)), problems: {} };
	},
	gender: async (event) => {
		const { id } = requirePerson(event);
		const { typed } = await profileForm(id);
		return saveGender(event, id, typed);
	},
	show: async (event) => {
		const { id } = requirePerson(event);
		const { typed } = await profileForm(id);
		const text = await typedIn(event);
		return change(event, typed, (tx) => keepShown(tx, id, shownHere, text), '/me/profile?done=shown#shown');
	},
	takeOut: async (event) => {
		const viewer = requirePerson(event);
		const { typed } = await profileForm(viewer.id);
		return takeOutFrom(event, viewer, typed);
	},
	publish: (event) => act(event, 'published', publishProfile),
	withdraw: (event) => act(event, 'withdrawn', withdrawProfile)
};

async function act(event: RequestEvent, what: string, write: typeof publishProfile) {
	const { id } = requirePerson(event);
	const { typed } = await profileForm(id);
	return change(event, typed, (tx) => write(tx, id, byHer(id)), `/me/profile?done=${what}#published`);
}

const byHer = (id: string) => ({ actor: ref('person', id), source: 'web' }) as const;
