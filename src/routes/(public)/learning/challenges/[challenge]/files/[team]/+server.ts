import { missing } from '#kernel/errors.ts';
import { challengeBySlug, challengeTeamsOf, resultFile } from '#learning/server';
import { privateFile } from '#web/private-file.server.ts';
import type { RequestHandler } from './$types';

/** The file of a result that a team has published. */
export const GET: RequestHandler = async ({ params }) => {
	const { id } = await challengeBySlug(params.challenge);
	if (!(await challengeTeamsOf([id])).some((team) => team.id === params.team)) throw missing();
	return privateFile(await resultFile(params.team));
};
