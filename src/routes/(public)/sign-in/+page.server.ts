import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { requestMagicLink, signInWithPassword } from '#kernel/identity/server/sign-in.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { attempt } from '#web/act.server.ts';
import { backTo, callerOf, returning } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { waitsForSignIn } from '#web/given-back/set-aside.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const to = backTo(event);
	if (event.locals.viewer) redirect(303, to);
	return { to, returning: returning(event), mailLeaves: mailLeaves(), waits: waitsForSignIn(event) };
};

export const actions: Actions = {
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
			const { cookies, secondFactor } = await signInWithPassword(given, callerOf(event));
			setCookies(event.cookies, cookies);
			const more = href('/sign-in/second-factor', event.locals.locale);
			redirect(303, secondFactor ? `${more}?${returning(event)}` : backTo(event));
		});
	}
};
