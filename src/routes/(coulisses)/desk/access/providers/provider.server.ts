import type { RequestEvent } from '@sveltejs/kit';
import { settingsActs } from '#kernel/identity/acts.ts';
import { NewProvider } from '#kernel/identity/provider.schema.ts';
import { backFrom } from '#kernel/identity/server/providers/flow.ts';
import { keepProvider, type Provider } from '#kernel/identity/server/providers/providers.ts';
import { organizationNames } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';

/** What the form of a provider shows; a secret is never shown again. */
export async function providerForm(its: Provider | null) {
	const all = await organizationNames();
	return {
		organizations: all.map(({ id, name }) => ({ value: id, label: name })),
		typed: {
			name: its?.name ?? '',
			issuer: its?.issuer ?? '',
			clientId: its?.clientId ?? '',
			organization: its?.organization ?? '',
			domains: its?.domains.join('\n') ?? '',
			enabled: its?.enabled ? 'on' : ''
		},
		back: its && backFrom(its.id)
	};
}

/** Keeps what the form says of a provider. */
export async function keepFrom(
	event: Pick<RequestEvent, 'locals' | 'url' | 'request' | 'setHeaders'>,
	id: string | null
) {
	const viewer = await requireTeam(event, settingsActs.change);
	const form = await event.request.formData();
	const text = (name: string) => fieldOf(form, name).trim();
	const typed = {
		...{ name: text('name'), issuer: text('issuer'), clientId: text('clientId'), organization: text('organization') },
		...{ domains: text('domains'), enabled: text('enabled') }
	};
	const read = NewProvider.safeParse({
		...typed,
		domains: [
			...new Set(
				typed.domains
					.toLowerCase()
					.split(/[\s,;@]+/)
					.filter(Boolean)
			)
		],
		enabled: typed.enabled === 'on'
	});
	const secret = text('secret').slice(0, 500);
	const to = (kept: string) => `/desk/access/providers/${kept}?done=saved`;
	const fields = { identity_provider_secret_missing: 'secret' };
	return changeGiven(event, typed, read, (tx, given) => keepProvider(tx, id, given, secret, viewer.id), to, fields);
}
