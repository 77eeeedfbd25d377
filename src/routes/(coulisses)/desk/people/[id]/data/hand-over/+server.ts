import { knownPerson } from '#network/server';
import { exportOf } from '../../../../../../../erase.ts';
import { team } from '../../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** All that the hub keeps about somebody who asked for it by letter or at the desk (GDPR, articles 15 and 20). */
export const GET: RequestHandler = async (event) => {
	await team(event, 'person.export');
	const { id } = await knownPerson(event.params.id);
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'content-disposition': 'attachment; filename="creative-valley.json"',
		'cache-control': 'private, no-store'
	};
	return new Response(JSON.stringify(await exportOf(id), null, '\t'), { headers });
};
