import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { letterFor } from '#notice/desk/outbox/letter.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** A file that a letter carries; always to be saved, never opened as a page of ours. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.outbox);
	const { attachments } = await letterFor(viewer, event.params.id);
	const found = attachments.find(({ hash }) => hash === event.params.hash);
	if (!found) throw missing();
	const { content, mediaType } = await readFileOf(found.hash);
	const headers = {
		'content-type': mediaType,
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`
	};
	return new Response(new Uint8Array(content), { headers });
};
