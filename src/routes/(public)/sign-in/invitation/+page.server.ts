import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { acceptInvitation, invitationOf } from '#kernel/identity/server/invitations.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { invitationShown } from '#network/pages/invitation.server.ts';
import { attempt } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const team = ['admin', 'coordinator'];
const tokenIn = (url: URL): string => url.searchParams.get('token') ?? '';

export const load: PageServerLoad = async ({ url }) => {
	const invitation = await invitationOf(tokenIn(url));
	return { invitation: invitation && (await invitationShown(invitation)) };
};

export const actions: Actions = {
	default: async (event) => {
		const name = (await typedIn(event))('name');
		return attempt(event, 'name', { name }, async () => {
			const { locale } = event.locals;
			const invitation = await invitationOf(tokenIn(event.url));
			const { cookies } = await acceptInvitation({ token: tokenIn(event.url), name, locale }, callerOf(event));
			setCookies(event.cookies, cookies);
			redirect(303, href(team.includes(invitation?.role ?? '') ? '/desk' : '/me', locale));
		});
	}
};
