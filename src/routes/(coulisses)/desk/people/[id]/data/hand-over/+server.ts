import { personActs } from '#kernel/identity/acts.ts';
import { knownPerson } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import { handOver } from '../../../../../../../person-data.server.ts';
import type { RequestHandler } from './$types';

/** What the hub keeps about somebody who asked for it by letter or at the desk. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, personActs.export);
	const { id } = await knownPerson(event.params.id);
	return handOver(id, 'team');
};
