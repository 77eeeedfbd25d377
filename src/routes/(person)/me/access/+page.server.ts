import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { authHandler } from '#kernel/identity/server/auth.ts';
import { hasPassword, setPassword } from '#kernel/identity/server/password.ts';
import { beginAt } from '#kernel/identity/server/providers/flow.ts';
import { linksOf, unlink } from '#kernel/identity/server/providers/links.ts';
import { providersOpen } from '#kernel/identity/server/providers/providers.ts';
import {
	disableTotp,
	enableTotp,
	mayChangeFactors,
	secondFactorsOf,
	verifySecondFactor
} from '#kernel/identity/server/second-factor.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { attempt } from '#web/act.server.ts';
import { backTo, callerOf, returning } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { addressToProve, requireFresh, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const [{ totp, passkeys }, password, may, links, providers] = await Promise.all([
		secondFactorsOf(viewer.id),
		hasPassword(viewer.id),
		mayChangeFactors(viewer),
		linksOf(viewer.id),
		providersOpen()
	]);
	const back = event.url.pathname + event.url.search;
	return {
		...{ totp, passkeys, password, email: viewer.email, some: totp || passkeys.length > 0 },
		confirm: may ? null : await addressToProve(viewer, back, event.locals.locale),
		withheld: viewer.withheld?.map(({ role }) => role) ?? [],
		returning: returning(event),
		links,
		providers: providers.filter(({ id }) => !links.some((one) => one.id === id))
	};
};

export const actions: Actions = {
	password: async (event) => {
		const viewer = requirePerson(event);
		const password = (await typedIn(event))('password');
		return attempt(event, 'password', {}, async () => {
			await setPassword({ password }, viewer);
			done(event, 'password');
		});
	},
	begin: async (event) => {
		const viewer = requirePerson(event);
		const password = (await typedIn(event))('current');
		return attempt(event, 'begin', {}, async () => ({
			offer: await enableTotp(password ? { password } : {}, viewer, callerOf(event))
		}));
	},
	confirm: async (event) => {
		requirePerson(event);
		const text = await typedIn(event);
		const typed = { code: text('code'), uri: text('uri'), codes: text('codes') };
		return attempt(event, 'code', typed, async () => {
			setCookies(event.cookies, await verifySecondFactor({ code: typed.code }, callerOf(event)));
			if (returning(event)) redirect(303, backTo(event));
			done(event, 'totp');
		});
	},
	disable: async (event) => {
		const viewer = requirePerson(event);
		const password = (await typedIn(event))('current');
		return attempt(event, 'disable', {}, async () => {
			setCookies(event.cookies, await disableTotp(password ? { password } : {}, viewer, callerOf(event)));
			done(event, 'totp');
		});
	},
	link: async (event) => {
		const { id } = await requireFresh(event, '/me/access#partners');
		const provider = (await typedIn(event))('provider');
		return attempt(event, 'partners', {}, async () => {
			const { locale } = event.locals;
			const begun = { returnTo: href('/me/access?done=partners#partners', locale), locale, herself: id };
			const { to, cookies } = await beginAt(provider, begun, callerOf(event));
			setCookies(event.cookies, cookies);
			redirect(303, to, { external: [to.origin] });
		});
	},
	unlink: async (event) => {
		const { id } = requirePerson(event);
		const provider = (await typedIn(event))('provider');
		return attempt(event, 'partners', {}, async () => {
			await unlink(provider, id);
			done(event, 'partners');
		});
	},
	removePasskey: async (event) => {
		requirePerson(event);
		const id = (await typedIn(event))('id');
		return attempt(event, 'passkeys', {}, async () => {
			await removePasskey(event, id);
			done(event, 'passkeys');
		});
	}
};

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/me/access?done=${what}`, event.locals.locale)}#${what}`);
}

/** Says it to better-auth as the browser would, so that one rule guards both. */
async function removePasskey(event: RequestEvent, id: string): Promise<void> {
	const headers = new Headers(event.request.headers);
	headers.set('content-type', 'application/json');
	headers.delete('content-length');
	const url = new URL('/api/auth/passkey/delete-passkey', event.url);
	const request = new Request(url, { method: 'POST', headers, body: JSON.stringify({ id }) });
	const response = await authHandler(request, event.getClientAddress());
	if (response.status === 403) throw refused('identity_second_factor_first', {}, 403);
	if (!response.ok) throw refused('kernel_bad_request', {}, 400);
}
