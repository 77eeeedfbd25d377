import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { audiences, fieldGroups, type Purpose, purposes } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { consent, consentsOf, withdrawConsent } from '#kernel/identity/server/consents.ts';
import { signOut } from '#kernel/identity/server/sessions.ts';
import { ownersOf, show } from '#kernel/identity/server/visibility.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { transaction } from '#kernel/server/db.ts';
import { attempt } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import { erase } from '../../../../erase.ts';
import { demandErasingWord } from '../../../../person-data.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Under which wording a consent is given: to be changed with the sentences `identity_purpose_…`. */
const WORDING = '2026-11-25';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const [given, owners] = await Promise.all([consentsOf(id), ownersOf([id])]);
	const settings = owners.get(id)?.settings ?? {};
	return {
		consents: purposes.map((purpose) => ({
			purpose,
			since: given.find((one) => one.purpose === purpose)?.givenAt ?? null
		})),
		shown: fieldGroups.map((group) => ({ group, audience: settings[group] ?? 'nobody' }))
	};
};

export const actions: Actions = {
	consent: (event) =>
		agree(event, (person, purpose) =>
			transaction((tx) => consent(tx, { person, purpose, wordingVersion: WORDING, source: 'web' }))
		),
	withdraw: (event) =>
		agree(event, (person, purpose) => transaction((tx) => withdrawConsent(tx, { person, purpose, source: 'web' }))),
	show: async (event) => {
		const { id } = requirePerson(event);
		const text = await typedIn(event);
		await transaction(async (tx) => {
			for (const group of fieldGroups) {
				const audience = audiences.find((one) => one === text(group));
				if (audience) await show(tx, id, group, audience);
			}
		});
		done(event, 'shown');
	},
	erase: async (event) => {
		const { id } = requirePerson(event);
		requireAct(event.locals.viewer, 'person.erase', { person: id });
		const typed = (await typedIn(event))('word');
		const { locale } = event.locals;
		return attempt(event, 'word', { word: typed }, async () => {
			demandErasingWord(typed, locale);
			await transaction((tx) => erase(tx, id));
			setCookies(event.cookies, await signOut(callerOf(event)));
			redirect(303, href('/sign-in/erased', locale));
		});
	}
};

async function agree(event: RequestEvent, change: (person: string, purpose: Purpose) => Promise<void>): Promise<never> {
	const { id } = requirePerson(event);
	const text = await typedIn(event);
	const purpose = purposes.find((one) => one === text('purpose'));
	if (!purpose) throw refused('kernel_bad_request', {}, 400);
	await change(id, purpose);
	return done(event, 'consents');
}

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/me/data?done=${what}`, event.locals.locale)}#${what}`);
}
