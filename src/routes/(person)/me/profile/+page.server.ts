import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { audiences, type FieldGroup, fieldGroups } from '#kernel/identity/index.ts';
import { ownersOf, show } from '#kernel/identity/server/visibility.ts';
import { maybeMinor, visibleTo } from '#kernel/identity/visibility.ts';
import { transaction } from '#kernel/server/db.ts';
import { profileForm, profileProblem, saveProfile, typedProfile } from '#network/pages/profile/profile.server.ts';
import { publishProfile, withdrawProfile } from '#network/server';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const shownHere = fieldGroups.filter((group) => group !== 'attendance');
const stranger = { id: '' };

export const load: PageServerLoad = async (event) => {
	const { id, name, email } = requirePerson(event);
	const [kept, owners] = await Promise.all([profileForm(id), ownersOf([id])]);
	const owner = owners.get(id) ?? { id, birthYear: null, settings: {} };
	const seen = (viewer: { id: string } | null): FieldGroup[] =>
		visibleTo(viewer, owner, 'name') ? shownHere.filter((group) => visibleTo(viewer, owner, group)) : [];
	return {
		...kept,
		name,
		email,
		minor: maybeMinor(owner.birthYear, new Date().getFullYear()),
		groups: shownHere.map((group) => ({ group, audience: owner.settings[group] ?? 'nobody' })),
		previews: { visitor: seen(null), member: seen(stranger) }
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = await typedProfile(form);
		try {
			const wrong = await saveProfile(id, form, typed, { locale, by: byHer(id) });
			if (wrong) return wrong;
		} catch (error) {
			return profileProblem(error, typed, locale);
		}
		done(event, 'saved');
	},
	find: async (event) => {
		requirePerson(event);
		return { typed: await typedProfile(await event.request.formData()), problems: {} };
	},
	show: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		await transaction(async (tx) => {
			for (const group of shownHere) {
				const audience = audiences.find((one) => one === fieldOf(form, group));
				if (audience) await show(tx, id, group, audience);
			}
		});
		done(event, 'shown');
	},
	publish: async (event) => {
		const { id } = requirePerson(event);
		await transaction((tx) => publishProfile(tx, id, byHer(id)));
		done(event, 'published');
	},
	withdraw: async (event) => {
		const { id } = requirePerson(event);
		await transaction((tx) => withdrawProfile(tx, id, byHer(id)));
		done(event, 'withdrawn');
	}
};

const byHer = (id: string) => ({ actor: ref('person', id), source: 'web' }) as const;

function done(event: RequestEvent, what: 'saved' | 'shown' | 'published' | 'withdrawn'): never {
	const part = what === 'saved' ? 'profile' : what === 'shown' ? 'shown' : 'published';
	redirect(303, `${href(`/me/profile?done=${what}`, event.locals.locale)}#${part}`);
}
