import { personActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { organizationActs } from '#network/acts.ts';
import { saveOrganization } from '#network/desk/organizations/form.server.ts';
import { organizationShown } from '#network/desk/organizations/organization.server.ts';
import { addAffiliation, changeAffiliation, inviteTo, uninvite } from '#network/desk/organizations/people.server.ts';
import {
	endAffiliation,
	removeAffiliation,
	restoreOrganization,
	trashOrganization,
	undoOrganization,
	verifyOrganization
} from '#network/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireHost(event);
	return organizationShown(event.params.id, viewer, event.locals.locale);
};

export const actions: Actions = {
	save: async (event) => saveOrganization(event, event.params.id, await requireHost(event)),
	undo: async (event) => act(event, await requireHost(event), 'undone', undoOrganization),
	trash: async (event) => act(event, await requireTeam(event, organizationActs.add), 'trashed', trashOrganization),
	restore: async (event) => act(event, await requireTeam(event, organizationActs.add), 'restored', restoreOrganization),
	verify: async (event) => act(event, await requireTeam(event, organizationActs.add), 'verified', verifyOrganization),
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
		return changeAffiliation(event, organization, (tx, { id }) => removeAffiliation(tx, id, organization, by));
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

/** Lets in whoever edits this organisation: the team, and those who act for it. */
const requireHost = (event: Pick<RequestEvent, 'locals' | 'url' | 'params'>): Promise<Viewer> =>
	requireTeam(event, organizationActs.edit, { organisation: event.params.id });

/** An act with nothing to fill in: a refusal is said over the form. */
function act(
	event: RequestEvent,
	viewer: Viewer,
	what: string,
	write: (...its: Parameters<typeof trashOrganization>) => Promise<unknown>
) {
	const { id } = event.params;
	const nothing = { text: {}, sectors: [], nace: [] };
	return change(event, nothing, (tx) => write(tx, id, byOf(viewer)), `/desk/organizations/${id}?done=${what}`);
}
