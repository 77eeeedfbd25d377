import { personActs } from '#kernel/identity/acts.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { requireFresh } from '#web/require.server.ts';
import { handOver } from '../../../../person-data.server.ts';
import type { RequestHandler } from './$types';

/** What the hub keeps about whoever asks. */
export const GET: RequestHandler = async (event) => {
	const { id } = await requireFresh(event, '/me/data#export');
	requireAct(event.locals.viewer, personActs.export, { person: id });
	return handOver(id, 'herself');
};
