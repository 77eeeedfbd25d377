import { graphicName } from '#stage/desk/names.server.ts';
import { requireToldRoom } from '#stage/desk/shows/report/report.server.ts';
import { reportOfRoom } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, rooms, room } = await requireToldRoom(event);
	const report = room && (await reportOfRoom(room));
	return {
		show: { id: show.id, title: show.listing.offering.title },
		stations: Object.fromEntries(show.stations.map(({ slug, name }) => [slug, name])),
		rooms,
		room,
		report: report && {
			...report,
			graphics: report.graphics.map(({ name, count }) => ({ name: graphicName(name), count }))
		}
	};
};
