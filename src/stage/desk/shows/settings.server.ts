import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { fieldOf } from '#web/form.server.ts';
import { filmActs } from '../../acts.ts';
import type { Settings, Show } from '../../index.ts';
import { filmChoices, stationChoices } from '../../server/index.ts';

const MOST_STATIONS = 20;

/** Whose films a viewer may show to everybody; null: all. */
export const filmsFor = (viewer: Viewer): string[] | null => (can(viewer, filmActs.edit) ? null : hostedBy(viewer));

/** The films and stations that a show may be set up with. */
export async function choicesFor(show: Show, viewer: Viewer) {
	const [films, stations] = await Promise.all([filmChoices(filmsFor(viewer)), stationChoices()]);
	// what the show has stays in the choice, though it is in the trash now or somebody else's
	const others = show.stations.filter(({ id }) => !stations.some((station) => station.id === id));
	return {
		films: films.map(({ id, title }) => ({ value: id, label: title })),
		stations: [...stations, ...others].map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** What a form says of how a show is set up, still to be checked. */
export function settingsIn(form: FormData): Record<keyof Settings, unknown> {
	const picture = fieldOf(form, 'picture');
	const number = (name: string) => Number(fieldOf(form, name) || Number.NaN);
	const places = Array.from({ length: MOST_STATIONS }, (_, place) => fieldOf(form, `station_${place}`));
	return {
		film: picture === 'film' ? fieldOf(form, 'film') || null : null,
		hlsUrl: picture === 'hls' ? fieldOf(form, 'hlsUrl') : null,
		trailer: fieldOf(form, 'trailer') || null,
		chat: fieldOf(form, 'chat'),
		questions: fieldOf(form, 'questions'),
		slowSeconds: number('slowSeconds'),
		reactions: fieldOf(form, 'reactions') === '1',
		loops: fieldOf(form, 'loops') === '1',
		silenceSeconds: number('silenceSeconds'),
		stations: [...new Set(places.filter(Boolean))]
	};
}
