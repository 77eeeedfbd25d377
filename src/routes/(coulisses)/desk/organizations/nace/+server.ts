import { deskActs } from '#kernel/identity/acts.ts';
import { say } from '#kernel/words.ts';
import { suggestNace } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Activities of NACE for what somebody is typing, each as a line that the form understands. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, deskActs.enter);
	const { locale } = event.locals;
	const found = await suggestNace(event.url.searchParams.get('q') ?? '', locale);
	return Response.json(found.map(({ key, label }) => `${key} ${say(label, locale).text}`));
};
