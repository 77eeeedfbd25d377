import { ifThere, missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { openBy } from '#kernel/identity/server/keys.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isLocale } from '#kernel/words.ts';
import { showActs } from '../../acts.ts';
import { graphicNames, graphicOf, hubTheme } from '../../index.ts';
import { allStations, currentRoom, mayWork, overlayKey, showById } from '../../server/index.ts';
import type { Ground } from './ground.ts';

/** The address that stands for no show: there the page only shows what it is given. */
const NO_SHOW = 'preview';

const layers = Object.fromEntries(graphicNames.map((name) => [name, graphicOf(name).layers[0]]));

/**
 * What an overlay page stands on: the room that it joins, and the looks, the language and the names of its station. `?station=` is its slug, and
 * `?key=` opens what viewers do not see yet, as does the session of whoever works on the show.
 * @throws 404 without a key of that station.
 */
export async function groundOf(show: string, query: URLSearchParams, viewer: Viewer | null): Promise<Ground> {
	if (show === NO_SHOW) return withoutShow(query);
	if (!isId(show)) throw missing();
	const { stations } = await showById(show);
	const station = stations.find(({ slug }) => slug === query.get('station'));
	if (!station) throw missing();
	const key = await ifThere(openBy(overlayKey, query.get('key') ?? '', { scope: show, part: station.slug }));
	if (!key && !(await mayWork(show, viewer, showActs.present))) throw missing();
	const room = await currentRoom(show, query.get('purpose') === 'rehearsal' ? 'rehearsal' : 'air');
	const address = new URL(`${publicUrl()}/antenne/${show}`);
	address.searchParams.set('station', station.slug);
	return {
		room: room?.id ?? null,
		theme: station.theme,
		locale: station.locale,
		names: Object.fromEntries(stations.map(({ slug, name }) => [slug, name])),
		layers,
		address: address.href
	};
}

/** In the looks of a station, which are no secret, or of the house. */
async function withoutShow(query: URLSearchParams): Promise<Ground> {
	const stations = await allStations({ q: '', state: '', organizations: null, sort: 'name', descending: false });
	const { theme, locale } = stations.find(({ slug }) => slug === query.get('station')) ?? {
		theme: hubTheme,
		locale: 'fr'
	};
	const asked = query.get('lang');
	const address = `${publicUrl()}/antenne`;
	return { room: null, theme, locale: isLocale(asked) ? asked : locale, names: {}, layers, address };
}
