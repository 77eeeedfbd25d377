import { personActs } from '#kernel/identity/acts.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { requirePerson } from '#web/require.server.ts';
import { handOver } from '../../../../person-data.server.ts';
import type { RequestHandler } from './$types';

/** What the hub keeps about whoever asks. */
export const GET: RequestHandler = async (event) => {
	const { id } = requirePerson(event);
	requireAct(event.locals.viewer, personActs.export, { person: id });
	return handOver(id);
};
