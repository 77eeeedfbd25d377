import { examples, type GraphicName, graphicLayers, graphicNames, type Layer } from '#stage';
import { allStations } from '#stage/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'desk.enter');
	const stations = await allStations({ q: '', state: '', organizations: null, sort: 'name', descending: false });
	const chosen = stations.find(({ slug }) => slug === event.url.searchParams.get('station'));
	const shown = examples(Date.now());
	const looks = new URLSearchParams({
		lang: chosen?.locale ?? event.locals.locale,
		...(chosen && { station: chosen.slug })
	});
	return {
		stations: stations.map(({ slug, name }) => ({ slug, name })),
		station: chosen?.slug ?? '',
		graphics: places.map(({ name, layer }) => ({
			name,
			layer,
			preview: `/overlay/preview?${looks}&preview=${packed({ name, layer, data: shown[name] })}`,
			folder: `/overlay/graphics/${name}`
		}))
	};
};

/** What has a second form, for the whole picture, is shown in both. */
const places: { name: GraphicName; layer: Layer }[] = graphicNames.flatMap((name) => [
	{ name, layer: graphicLayers[name] },
	...(name === 'result' || name === 'quiz' ? [{ name, layer: 'full' as const }] : [])
]);

const packed = (graphic: object): string => Buffer.from(JSON.stringify(graphic)).toString('base64url');
