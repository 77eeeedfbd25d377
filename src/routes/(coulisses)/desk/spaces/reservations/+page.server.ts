import { deskActs } from '#kernel/identity/acts.ts';
import { placesKept } from '#spaces/desk/house/keeping.server.ts';
import { reservationsAsked } from '#spaces/desk/house/reservations.server.ts';
import { reservationList } from '#spaces/server';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { query, wanted } = reservationsAsked(event.url, viewer);
	const [{ rows, total }, places] = await Promise.all([
		reservationList(wanted, { offset: (query.page - 1) * ROWS, limit: ROWS }),
		placesKept(viewer)
	]);
	return {
		...{ query, rows, total },
		pages: Math.max(1, Math.ceil(total / ROWS)),
		places: places.map(({ slug, name }) => ({ value: slug, label: name }))
	};
};
