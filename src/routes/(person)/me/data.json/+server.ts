import { demand } from '#kernel/identity/policy.ts';
import { handOver } from '../../../person-data.server.ts';
import { signedIn } from '../../guard.server.ts';
import type { RequestHandler } from './$types';

/** What the hub keeps about whoever asks. */
export const GET: RequestHandler = async (event) => {
	const { id } = signedIn(event);
	demand(event.locals.viewer, 'person.export', { person: id });
	return handOver(id);
};
