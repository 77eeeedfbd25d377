import { personActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { m } from '#messages';
import { organizationActs } from '#network/acts.ts';
import { contactInShort } from '#network/desk/contacts/contact.server.ts';
import { saveOrganization } from '#network/desk/organizations/form.server.ts';
import { organizationShown } from '#network/desk/organizations/organization.server.ts';
import { addAffiliation, changeAffiliation, inviteTo, uninvite } from '#network/desk/organizations/people.server.ts';
import {
	affiliationsOf,
	endAffiliation,
	removeAffiliation,
	restoreOrganization,
	trashOrganization,
	undoOrganization,
	verifyOrganization
} from '#network/server';
import { buttonsOf } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'params'>;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireHost(event);
	const { id } = event.params;
	const shown = await organizationShown(id, viewer, event.locals.locale);
	return { ...shown, contact: await contactInShort({ kind: 'organization', id }, viewer) };
};

/** Lets in whoever edits this organisation: the team, and those who act for it. */
const requireHost = (event: Asked): Promise<Viewer> =>
	requireTeam(event, organizationActs.edit, { organisation: event.params.id });

const entered = (event: Asked, viewer: Viewer) => ({
	...{ viewer, id: event.params.id },
	typed: { text: {}, sectors: [], nace: [] }
});
const pageOf = (id: string): string => `/desk/organizations/${id}`;
const hosts = buttonsOf(async (event: RequestEvent) => entered(event, await requireHost(event)), pageOf);
const team = buttonsOf(
	async (event: RequestEvent) => entered(event, await requireTeam(event, organizationActs.add)),
	pageOf
);

export const actions: Actions = {
	save: async (event) => saveOrganization(event, event.params.id, await requireHost(event)),
	undo: hosts('undone', undoOrganization),
	trash: team('trashed', trashOrganization),
	restore: team('restored', restoreOrganization),
	verify: team('verified', verifyOrganization),
	affiliate: async (event) => addAffiliation(event, event.params.id, await requireTeam(event, personActs.see)),
	end: async (event) => {
		const by = byOf(await requireHost(event));
		return changeAffiliation(event, event.params.id, (tx, { id, form }) =>
			endAffiliation(tx, id, fieldOf(form, 'until'), by)
		);
	},
	remove: async (event) => {
		const by = byOf(await requireHost(event));
		const organization = event.params.id;
		return changeAffiliation(event, organization, async (tx, { id, form }) => {
			const its = (await affiliationsOf({ organization }, tx)).find((one) => one.id === id);
			await removeAffiliation(tx, id, organization, by);
			requireSure(event, doing(m.organizations_remove_named({ name: its?.personName ?? '—' })), form);
		});
	},
	invite: async (event) => {
		const { id } = event.params;
		return inviteTo(event, id, await requireTeam(event, organizationActs.invite, { organisation: id }));
	},
	uninvite: async (event) => {
		await requireTeam(event, organizationActs.invite, { organisation: event.params.id });
		return uninvite(event, event.params.id);
	}
};
