import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { inviteFrom } from '#partnering/pages/abroad.server.ts';
import { saveProposal, typedIn } from '#partnering/pages/form.server.ts';
import {
	interested,
	pressed,
	proposalManaged,
	publishing,
	renew,
	resume,
	withdraw
} from '#partnering/pages/proposal.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await proposalManaged(requirePerson(event), event.params.proposal))
});

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
	invite: (event) => inviteFrom(event, requirePerson(event), event.params.proposal),
	interested: (event) => interested(event, requirePerson(event))
};
