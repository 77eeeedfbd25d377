import { requireOwnFile } from '#venture/pages/own.server.ts';
import { contactsOf, invitationsOf, planOf, supportOf } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	const [contacts, support, plan, invitations] = await Promise.all([
		contactsOf(file, viewer),
		supportOf(file.id),
		planOf(file.id),
		invitationsOf(viewer.id)
	]);
	const appointments = invitations.filter((one) => one.file === file.id);
	return { area: 'venture' as const, file, contacts, support, plan, appointments };
};
