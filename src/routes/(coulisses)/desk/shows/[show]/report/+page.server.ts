import { reportOfRoom } from '#stage/server';
import { graphicName } from '../../../trade/kinds.server.ts';
import type { PageServerLoad } from './$types';
import { toldRoom } from './report.server.ts';

export const load: PageServerLoad = async (event) => {
	const { show, rooms, room } = await toldRoom(event);
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
