import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { exportPupil } from '#learning/server';
import type { RequestHandler } from './$types';

/** All that is kept of a pupil, for whoever asks her teacher for it (GDPR, article 15). */
export const GET: RequestHandler = async (event) => {
	const { class: its } = await requireOwnClass(event);
	const kept = await exportPupil(its.id, event.params.pupil);
	return new Response(JSON.stringify(kept, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': 'attachment; filename="pupil.json"',
			'cache-control': 'private, no-store'
		}
	});
};
