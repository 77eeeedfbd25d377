import { can } from '#kernel/identity/policy.ts';
import { bondActs } from '#network/acts.ts';
import { conventionFile } from '#network/server';
import { privateFile } from '#web/private-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The signed document of a convention, for the team and for those who answer for the organisation. */
export const GET: RequestHandler = async (event) => {
	const { id, convention } = event.params;
	const viewer = await requireTeam(event, bondActs.read, { organisation: id });
	return privateFile(await conventionFile(id, convention, can(viewer, bondActs.keep)));
};
