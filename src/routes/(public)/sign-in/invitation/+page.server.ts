import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { acceptInvitation, invitationOf } from '#kernel/identity/server/invitations.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { db } from '#kernel/server/db.ts';
import { organizationNames } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const team = ['admin', 'coordinator'];
const tokenIn = (url: URL): string => url.searchParams.get('token') ?? '';

export const load: PageServerLoad = async ({ url }) => {
	const invitation = await invitationOf(tokenIn(url));
	if (!invitation) return { invitation: null };
	const { email, role, scope } = invitation;
	const [known, [organization]] = await Promise.all([
		personByEmail(db, email),
		scope ? organizationNames({ ids: [scope.id] }) : []
	]);
	return { invitation: { email, role, organization: organization?.name ?? null, isNew: !known } };
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
