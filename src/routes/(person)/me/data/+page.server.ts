import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { fieldGroups, type Purpose, purposes } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { consent, consentsOf, withdrawConsent } from '#kernel/identity/server/consents.ts';
import { signOut } from '#kernel/identity/server/sessions.ts';
import { ownersOf } from '#kernel/identity/server/visibility.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { keepShown } from '#network/pages/profile/shown.server.ts';
import { attempt, change, type Write } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requireFresh, requirePerson } from '#web/require.server.ts';
import { eraseByWord, sealedIfErased } from '../../../../person-data.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Under which wording a consent is given: to be changed with the sentences `identity_purpose_…`. */
const WORDING = '2026-11-25';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const [given, owners, sealed] = await Promise.all([
		consentsOf(id),
		ownersOf([id]),
		sealedIfErased(id, event.locals.locale)
	]);
	const settings = owners.get(id)?.settings ?? {};
	return {
		sealed,
		consents: purposes.map((purpose) => ({
			purpose,
			since: given.find((one) => one.purpose === purpose)?.givenAt ?? null
		})),
		shown: fieldGroups.map((group) => ({ group, audience: settings[group] ?? 'nobody' }))
	};
};

export const actions: Actions = {
	consent: (event) => agree(event, (tx, its) => consent(tx, { ...its, wordingVersion: WORDING, source: 'web' })),
	withdraw: (event) => agree(event, (tx, its) => withdrawConsent(tx, { ...its, source: 'web' })),
	show: async (event) => {
		const { id } = requirePerson(event);
		const text = await typedIn(event);
		return change(event, { word: '' }, (tx) => keepShown(tx, id, fieldGroups, text), '/me/data?done=shown#shown');
	},
	erase: async (event) => {
		const { id } = await requireFresh(event, '/me/data#erase');
		requireAct(event.locals.viewer, personActs.erase, { person: id });
		const word = (await typedIn(event))('word');
		return attempt(event, 'word', { word }, async () => {
			await eraseByWord(id, word, event.locals.locale);
			setCookies(event.cookies, await signOut(callerOf(event)));
			redirect(303, href('/sign-in/erased', event.locals.locale));
		});
	}
};

async function agree(event: RequestEvent, write: Write<{ person: string; purpose: Purpose }>) {
	const { id: person } = requirePerson(event);
	const text = await typedIn(event);
	const purpose = purposes.find((one) => one === text('purpose'));
	if (!purpose) throw refused('kernel_bad_request', {}, 400);
	const to = '/me/data?done=consents#consents';
	return change(event, { word: '' }, (tx) => write(tx, { person, purpose }), to);
}
