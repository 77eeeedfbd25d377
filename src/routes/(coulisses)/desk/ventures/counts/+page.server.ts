import { sectors } from '#network/server';
import { ventureActs } from '#venture/acts.ts';
import { countFiles, followCounts } from '#venture/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, ventureActs.count);
	const [counts, after, all] = await Promise.all([countFiles(), followCounts(), sectors()]);
	return { counts, after, sectors: all.map(({ slug, label }) => ({ slug, label })) };
};
