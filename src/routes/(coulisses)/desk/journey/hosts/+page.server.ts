import { redirect } from '@sveltejs/kit';
import { NewHost } from '#journey';
import { allHosts, hideHost, listHost } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { fieldOf, problem, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'host.list');
	return { area: 'journey' as const, hosts: await allHosts(), done: event.url.searchParams.has('done') };
};

const done = (event: RequestEvent): string => href('/desk/journey/hosts?done', event.locals.locale);

/** Somebody new, found by name and address so that nobody is told whether the hub knows an address; or a host who is listed already. */
async function personOf(tx: Tx, form: FormData, locale: App.Locals['locale']): Promise<string> {
	const host = (await allHosts(tx)).find(({ id }) => id === fieldOf(form, 'host'));
	if (host) return host.person;
	const [name, email] = [fieldOf(form, 'name').trim(), fieldOf(form, 'email').trim()];
	return findOrMakePerson(tx, { name, email, locale });
}

/** A person of no consequence, to check the rest of the form before anybody is made. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

export const actions: Actions = {
	list: async (event) => {
		const viewer = await requireTeam(event, 'host.list');
		const { locale } = event.locals;
		const form = await event.request.formData();
		const roles = ticked(form, 'roles');
		const typed = { ...typedTexts(form), host: fieldOf(form, 'host'), roles, languages: ticked(form, 'languages') };
		const about = wordsField(form, 'about', locale);
		const said = { mentor: roles.includes('mentor'), coach: roles.includes('coach'), languages: typed.languages };
		const given = NewHost.safeParse({ person: NOBODY, about, ...said });
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
			await transaction(async (tx) => listHost(tx, { ...given.data, person: await personOf(tx, form, locale) }, by));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, done(event));
	},
	hide: async (event) => {
		const viewer = await requireTeam(event, 'host.list');
		const host = fieldOf(await event.request.formData(), 'host');
		await transaction((tx) => hideHost(tx, host, { actor: ref('person', viewer.id), source: 'desk' }));
		redirect(303, done(event));
	}
};
