import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { inviteFrom } from '#partnering/pages/abroad.server.ts';
import { saveProposal, typedIn } from '#partnering/pages/form.server.ts';
import { matchesOfOne } from '#partnering/pages/matches.server.ts';
import {
	interested,
	pressed,
	proposalManaged,
	publishing,
	refuse,
	renew,
	resume,
	withdraw
} from '#partnering/pages/proposal.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const { proposal: id } = event.params;
	const managed = await proposalManaged(viewer, id);
	const matches = managed.proposal.owns ? await matchesOfOne(viewer, id, event.locals.locale) : [];
	return { area: 'network' as const, ...managed, matches };
};

const publish = pressed('published', unlessHidden('partnering_proposal', publishing));

export const actions: Actions = {
	save: (event) => saveProposal(event, requirePerson(event), event.params.proposal),
	find: async (event) => {
		requirePerson(event);
		return { typed: await typedIn(await event.request.formData()), problems: {} };
	},
	publish: (event) => publish(event, requirePerson(event)),
	renew: (event) => renew(event, requirePerson(event)),
	withdraw: (event) => withdraw(event, requirePerson(event)),
	resume: (event) => resume(event, requirePerson(event)),
	refuse: (event) => refuse(event, requirePerson(event)),
	invite: (event) => inviteFrom(event, requirePerson(event), event.params.proposal),
	interested: (event) => interested(event, requirePerson(event))
};
