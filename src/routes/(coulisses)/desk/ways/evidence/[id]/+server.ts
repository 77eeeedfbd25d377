import { evidenceActs } from '#learning/acts.ts';
import { evidenceFile } from '#learning/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	await requireTeam(event, evidenceActs.decide);
	const { content, mediaType, name } = await evidenceFile(event.params.id);
	const headers = {
		'content-type': mediaType,
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
		'cache-control': 'private, no-store',
		'content-security-policy': "default-src 'none'; sandbox"
	};
	return new Response(new Uint8Array(content), { headers });
};
