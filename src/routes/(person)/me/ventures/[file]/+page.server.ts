import { requireOwnFile } from '#venture/pages/own.server.ts';
import { contactsOf, invitationsOf, planOf, supportOf, waitingFollowUp } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	const [contacts, support, plan, invitations, asked] = await Promise.all([
		contactsOf(file, viewer),
		supportOf(file.id),
		planOf(file.id),
		invitationsOf(viewer.id),
		waitingFollowUp(file.id, viewer.id)
	]);
	const appointments = invitations.filter((one) => one.file === file.id);
	return { area: 'venture' as const, file, contacts, support, plan, appointments, asked };
};
