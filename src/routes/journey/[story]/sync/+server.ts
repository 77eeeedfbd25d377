import { statusOfSync, takeSync } from '#journey/server';
import { refused } from '#kernel/errors.ts';
import { requireSignedIn } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const LARGEST_BYTES = 256 * 1024;

/** What somebody has chosen in a run, from a page that plays by itself. */
export const POST: RequestHandler = async ({ request, locals: { viewer, locale } }) => {
	const { id } = requireSignedIn(viewer);
	// one that does not say how much it brings may bring anything
	if (Number(request.headers.get('content-length') ?? Number.NaN) <= LARGEST_BYTES) {
		const answer = await takeSync(id, await request.json().catch(() => null), locale);
		return Response.json(answer, { status: statusOfSync(answer) });
	}
	throw refused('kernel_too_large', {}, 413);
};
