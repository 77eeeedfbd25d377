import { demand } from '#kernel/identity/policy.ts';
import { exportOf } from '../../../../erase.ts';
import { signedIn } from '../../guard.server.ts';
import type { RequestHandler } from './$types';

/** All that the hub keeps about whoever asks (GDPR, articles 15 and 20). */
export const GET: RequestHandler = async (event) => {
	const { id } = signedIn(event);
	demand(event.locals.viewer, 'person.export', { person: id });
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'content-disposition': 'attachment; filename="creative-valley.json"',
		'cache-control': 'private, no-store'
	};
	return new Response(JSON.stringify(await exportOf(id), null, '\t'), { headers });
};
