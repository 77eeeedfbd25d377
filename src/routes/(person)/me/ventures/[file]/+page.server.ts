import { requireOwnFile } from '#venture/pages/own.server.ts';
import { contactsOf, planOf, supportOf, waitingFollowUp } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	const [contacts, support, plan, asked] = await Promise.all([
		contactsOf(file, viewer),
		supportOf(file.id),
		planOf(file.id),
		waitingFollowUp(file.id, viewer.id)
	]);
	return { area: 'venture' as const, file, contacts, support, plan, asked };
};
