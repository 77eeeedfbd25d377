import { requireMission } from '#missions/desk/entered.server.ts';
import { evidenceOf } from '#missions/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** The evidence of a cost, for the team. */
export const GET: RequestHandler = async (event) => {
	const { id } = await requireMission(event);
	return privateFile(await evidenceOf(id, event.params.cost));
};
