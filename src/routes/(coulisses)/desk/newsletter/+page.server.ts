import { newsletterActs } from '#notice/acts.ts';
import { newsletters, readers } from '#notice/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, newsletterActs.send);
	const [issues, counts] = await Promise.all([newsletters(), readers()]);
	return { issues, readers: counts.reduce((sum, { count }) => sum + count, 0) };
};
