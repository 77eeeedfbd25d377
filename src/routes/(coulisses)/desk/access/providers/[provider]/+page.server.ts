import { settingsActs } from '#kernel/identity/acts.ts';
import { tryProvider } from '#kernel/identity/server/providers/configuration.ts';
import { providerById, removeProvider } from '#kernel/identity/server/providers/providers.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { attempt, change } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { keepFrom, providerForm } from '../provider.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
	return providerForm(await providerById(event.params.provider));
};

export const actions: Actions = {
	save: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepFrom(event, event.params.provider);
	},
	try: async (event) => {
		await requireTeam(event, settingsActs.change);
		const provider = await providerById(event.params.provider);
		const { typed } = await providerForm(provider);
		return attempt(event, '', typed, async () => ({ typed, problems: {}, works: await tryProvider(provider) }));
	},
	remove: async (event) => {
		const { id } = await requireTeam(event, settingsActs.change);
		const provider = await providerById(event.params.provider);
		const remove = async (tx: Tx) => {
			const count = await removeProvider(tx, provider.id, id);
			requireSure(event, removing(provider.name, [m.identity_provider_remove_accounts({ count })]), new FormData());
		};
		return change(event, (await providerForm(provider)).typed, remove, '/desk/access#providers');
	}
};
