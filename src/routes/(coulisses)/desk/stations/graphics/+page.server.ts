import { deskActs } from '#kernel/identity/acts.ts';
import { type GraphicName, graphicNames, graphicOf } from '#stage';
import { graphicName } from '#stage/desk/names.server.ts';
import { allStations } from '#stage/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, deskActs.enter);
	const stations = await allStations({ q: '', state: '', organizations: null, sort: 'name', descending: false });
	const chosen = stations.find(({ slug }) => slug === event.url.searchParams.get('station'));
	const looks = new URLSearchParams({
		lang: chosen?.locale ?? event.locals.locale,
		...(chosen && { station: chosen.slug })
	});
	return {
		stations: stations.map(({ slug, name }) => ({ slug, name })),
		station: chosen?.slug ?? '',
		preview: `/overlay/preview?${looks}&preview`,
		graphics: graphicNames.flatMap(shown)
	};
};

/** A graphic with its example, in each place where it can stand. */
const shown = (name: GraphicName) =>
	graphicOf(name).layers.map((layer) => ({
		...{ name, layer, title: graphicName(name), folder: `/overlay/graphics/${name}` },
		data: graphicOf(name).example(Date.now())
	}));
