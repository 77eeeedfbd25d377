import { ownStatementFile } from '#spaces/pages/plans/own.server.ts';
import { requireSignedIn } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** One of her statements, as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { id } = requireSignedIn(locals.viewer);
	return ownStatementFile(id, params.statement, locals.locale);
};
