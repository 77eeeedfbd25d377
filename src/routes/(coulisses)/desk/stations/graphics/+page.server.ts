import { graphicNames, graphicOf } from '#stage';
import { graphicName } from '#stage/desk/names.server.ts';
import { allStations } from '#stage/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'desk.enter');
	const stations = await allStations({ q: '', state: '', organizations: null, sort: 'name', descending: false });
	const chosen = stations.find(({ slug }) => slug === event.url.searchParams.get('station'));
	const looks = new URLSearchParams({
		lang: chosen?.locale ?? event.locals.locale,
		...(chosen && { station: chosen.slug })
	});
	return {
		stations: stations.map(({ slug, name }) => ({ slug, name })),
		station: chosen?.slug ?? '',
		graphics: graphicNames.flatMap((name) => {
			const { layers, example } = graphicOf(name);
			return layers.map((layer) => ({
				...{ name, layer, title: graphicName(name) },
				preview: `/overlay/preview?${looks}&preview=${packed({ name, layer, data: example(Date.now()) })}`,
				folder: `/overlay/graphics/${name}`
			}));
		})
	};
};

const packed = (graphic: object): string => Buffer.from(JSON.stringify(graphic)).toString('base64url');
