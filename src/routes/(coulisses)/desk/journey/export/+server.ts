import { journeyActs } from '#journey/acts.ts';
import { storyFile } from '#journey/desk/journey/file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	await requireTeam(event, journeyActs.see);
	return storyFile(event.url, event.locals.locale);
};
