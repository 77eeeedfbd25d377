import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { beginAt } from '#kernel/identity/server/providers/flow.ts';
import { providersOpen } from '#kernel/identity/server/providers/providers.ts';
import { saidBefore } from '#kernel/identity/server/providers/said.ts';
import { sessionOfRequest } from '#kernel/identity/server/sessions.ts';
import { requestMagicLink, signInWithPassword } from '#kernel/identity/server/sign-in.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { attempt } from '#web/act.server.ts';
import { asksAgain, backTo, callerOf, leadOn, returning } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { waitsForSignIn } from '#web/given-back/set-aside.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, locale } = event.locals;
	const to = backTo(event);
	const again = viewer !== null && asksAgain(event);
	if (viewer && !again) redirect(303, to);
	const half = viewer ? null : await sessionOfRequest(event.request.headers);
	if (half?.waits) redirect(303, `${href('/sign-in/second-factor', locale)}?${returning(event)}`);
	deviceOf(event);
	const email = again ? viewer.email : null;
	const refused = saidBefore(event.url.searchParams.get('refused'), locale);
	const providers = await providersOpen();
	const waits = waitsForSignIn(event);
	return { to, again, email, refused, providers, waits, returning: returning(event), mailLeaves: mailLeaves() };
};

export const actions: Actions = {
	partner: async (event) => {
		const provider = (await typedIn(event))('provider');
		const { locale } = event.locals;
		return attempt(event, 'partner', {}, async () => {
			const begun = { returnTo: event.url.searchParams.get('returnTo'), locale, herself: null };
			const { to, cookies } = await beginAt(provider, begun, callerOf(event));
			setCookies(event.cookies, cookies);
			redirect(303, to, { external: [to.origin] });
		});
	},
	link: async (event) => {
		const text = await typedIn(event);
		const email = text('email').trim();
		const { locale } = event.locals;
		const returnTo = event.url.searchParams.get('returnTo');
		return attempt(event, 'email', { email }, async () => {
			await requestMagicLink({ email, locale, returnTo }, callerOf(event));
			return { sent: email };
		});
	},
	password: async (event) => {
		const text = await typedIn(event);
		const known = text('email').trim();
		return attempt(event, 'password', { known }, async () => {
			const given = { email: known, password: text('password') };
			return leadOn(event, await signInWithPassword(given, callerOf(event)));
		});
	}
};
