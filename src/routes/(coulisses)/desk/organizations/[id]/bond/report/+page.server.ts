import { bondOf } from '#bond.ts';
import { bondActs } from '#network/acts.ts';
import { bondPage, bondSeen } from '#network/desk/bond/bond.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const viewer = await requireTeam(event, bondActs.read, { organisation: id });
	const shown = await bondPage(id, event.url, viewer);
	const bond = await bondOf(id, shown.year, event.locals.locale);
	return { ...shown, bond: bondSeen(bond, shown.mayKeep) };
};
