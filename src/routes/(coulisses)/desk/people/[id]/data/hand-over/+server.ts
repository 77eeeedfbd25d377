import { knownPerson } from '#network/server';
import { handOver } from '../../../../../../person-data.server.ts';
import { team } from '../../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** What the hub keeps about somebody who asked for it by letter or at the desk. */
export const GET: RequestHandler = async (event) => {
	await team(event, 'person.export');
	const { id } = await knownPerson(event.params.id);
	return handOver(id);
};
